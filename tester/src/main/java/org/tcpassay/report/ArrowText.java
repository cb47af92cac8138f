// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is written at an arrow of a ladder: what matters above it, what is unusual below. */
final class ArrowText {

    private static final Pattern ACKNOWLEDGMENT = Pattern.compile("^ack -?\\d+");
    private static final Pattern ORDINARY = Pattern.compile("^(ack -?\\d+)? ?(win [1-9]\\d*)?");
    private static final Pattern ORDINARY_RESET = Pattern.compile("^(ack -?\\d+)? ?(win \\d+)?");
    private static final Pattern FLAGS = Pattern.compile("[SFRP.UEWA]+");

    private ArrowText() {}

    /** Flags, numbers and acknowledgment. */
    static String above(Step step) {
        String sign =
                switch (step.mark()) {
                    case STIMULUS -> "\u2605 ";
                    case SKIPPED -> "~ ";
                    case PLAIN, FENCE -> "";
                };
        Matcher found = ACKNOWLEDGMENT.matcher(step.rest());
        String acknowledgment = step.numbers().isEmpty() ? step.rest() : found.find() ? found.group() : "";
        return (sign + flags(step.flags()) + "  " + step.numbers() + "  " + acknowledgment).strip();
    }

    /** Options, a closed window, damage; mostly nothing. */
    static String below(Step step) {
        if (step.numbers().isEmpty()) {
            return "";
        }
        Pattern ordinary = step.flags().contains("R") ? ORDINARY_RESET : ORDINARY;
        return ordinary.matcher(step.rest()).replaceFirst("").strip();
    }

    /** In words, as {@code SYN ACK}; what is no flag stays. */
    static String flags(String letters) {
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
