// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tcpassay.wire.Notation;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.SeqNum;

/**
 * A packet's line of {@link Notation} in its columns.
 *
 * @param flags packetdrill's letters; of what is no segment the first word
 * @param numbers such as {@code 1:101(100)}; empty for what is no segment
 * @param rest what follows
 */
public record PacketText(String flags, String numbers, String rest) {

    private static final Pattern ACKNOWLEDGMENT = Pattern.compile("^ack -?\\d+");
    private static final Pattern ORDINARY = Pattern.compile("^(ack -?\\d+)? ?(win [1-9]\\d*)?");
    private static final Pattern ORDINARY_RESET = Pattern.compile("^(ack -?\\d+)? ?(win \\d+)?");
    private static final Pattern FLAGS = Pattern.compile("[SFRP.UEWA]+");

    /** As {@link Notation#print(Packet, SeqNum, SeqNum)} has it, fit to print. */
    public static PacketText of(Packet packet, SeqNum seqBase, SeqNum ackBase) {
        String text = Printable.line(Notation.print(packet, seqBase, ackBase));
        int first = end(text, 0);
        int second = packet.segment().isPresent() ? end(text, first + 1) : first;
        return new PacketText(
                text.substring(0, first),
                text.substring(Math.min(first + 1, second), second),
                text.substring(Math.min(second + 1, text.length())));
    }

    private static int end(String text, int from) {
        int space = text.indexOf(' ', from);
        return space < 0 ? text.length() : space;
    }

    /** The same with a remark behind it. */
    PacketText with(String remark) {
        return new PacketText(flags, numbers, rest + " " + remark);
    }

    /** The whole line. */
    public String line() {
        return (flags + " " + numbers + " " + rest).replaceAll(" {2,}", " ").strip();
    }

    /** What matters: flags, numbers and acknowledgment, such as {@code ACK  1:101(100)  ack 1}. */
    public String above() {
        Matcher found = ACKNOWLEDGMENT.matcher(rest);
        String acknowledgment = numbers.isEmpty() ? rest : found.find() ? found.group() : "";
        return (words(flags) + "  " + numbers + "  " + acknowledgment).strip();
    }

    /** What is unusual: options, a closed window, damage; mostly nothing. */
    public String below() {
        if (numbers.isEmpty()) {
            return "";
        }
        Pattern ordinary = flags.contains("R") ? ORDINARY_RESET : ORDINARY;
        return ordinary.matcher(rest).replaceFirst("").strip();
    }

    /** In words, as {@code SYN ACK}; what is no flag stays. */
    public static String words(String letters) {
        if (!FLAGS.matcher(letters).matches()) {
            return letters.equals("-") ? "no flags" : letters;
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            names.add(
                    switch (letters.charAt(i)) {
                        case 'S' -> "SYN";
                        case 'F' -> "FIN";
                        case 'R' -> "RST";
                        case 'P' -> "PSH";
                        case 'U' -> "URG";
                        case 'E' -> "ECE";
                        case 'W' -> "CWR";
                        case 'A' -> "AE";
                        default -> "ACK";
                    });
        }
        return String.join(" ", names);
    }
}
