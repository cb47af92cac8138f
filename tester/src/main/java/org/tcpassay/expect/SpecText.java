// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.SignatureKey;
import org.tcpassay.wire.TcpOption;

/** The words for specs and their parts, as failure reports print them. */
public final class SpecText {

    private static final int LONGEST_PAYLOAD = 40;

    private SpecText() {}

    /**
     * One line such as {@code .  seq 1 (SND.NXT)  ack 1 (RCV.NXT)}.
     *
     * @param symbols to print numbers beside the symbols; without, symbols only
     * @param scale of the tolerance of a timing
     */
    public static String print(SegmentSpec spec, Optional<Symbols> symbols, double scale) {
        var text = new StringBuilder(spec.header.flags.toString());
        boolean adopts = spec.header.seq.isEmpty()
                && spec.header.flags.has(Flags.SYN)
                && !symbols.map(Symbols::issKnown).orElse(false);
        if (!spec.header.anySeq && !adopts) {
            text.append("  seq ").append(number(spec.header.seq.orElse(Symbol.SND_NXT), symbols, Symbol.ISS));
        }
        if (!spec.header.anyAck && (spec.header.flags.has(Flags.ACK) || spec.header.ack.isPresent())) {
            text.append("  ack ").append(number(spec.header.ack.orElse(Symbol.RCV_NXT), symbols, Symbol.IRS));
        }
        spec.header.window.ifPresent(range -> text.append("  win ").append(range));
        spec.header.urgent.ifPresent(range -> text.append("  urg ").append(range));
        spec.header.payload.filter(bytes -> !bytes.isEmpty()).ifPresent(bytes -> text.append("  data ")
                .append(bytes(bytes)));
        spec.header.payloadLength.ifPresent(
                range -> text.append("  ").append(range).append(" bytes"));
        options(spec, symbols, text);
        spec.options.signing.ifPresent(signing ->
                text.append("  ").append(signing.key().map(SpecText::signed).orElse("unsigned")));
        spec.ip
                .fields()
                .forEach((field, value) ->
                        text.append("  ").append(field.label()).append(' ').append(field.text(value)));
        spec.ip.options().ifPresent(bytes -> text.append("  IP options ").append(bytes(bytes)));
        spec.timing.ifPresent(timing -> text.append("  ").append(timing(timing, scale)));
        return text.toString();
    }

    private static void options(SegmentSpec spec, Optional<Symbols> symbols, StringBuilder text) {
        spec.options.options.forEach(option -> text.append("  ").append(option(option)));
        spec.options.stamp.ifPresent(stamp -> text.append("  TS")
                .append(stamp.echo().map(echo -> " ecr " + echo).orElse("")));
        spec.options.sack.forEach(block -> text.append("  sack ")
                .append(number(block.left(), symbols, Symbol.IRS))
                .append(':')
                .append(number(block.right(), symbols, Symbol.IRS)));
        text.append(spec.options.moreSack ? " first" : "");
        spec.options.forbidden.forEach(type -> text.append("  no ").append(name(type)));
    }

    private static String number(Position position, Optional<Symbols> symbols, Symbol base) {
        if (symbols.isEmpty() || position.sum().isAbsolute()) {
            return position.toString();
        }
        SeqNum zero = symbols.get().number(base);
        return symbols.get().number(position).offsetFrom(zero) + " (" + position + ")";
    }

    static String timing(Timing timing, double scale) {
        return seconds(timing.earliest(scale).toNanos()) + " to "
                + seconds(timing.latest(scale).toNanos());
    }

    static String seconds(long nanoseconds) {
        return String.format(Locale.ROOT, "%.3f s", nanoseconds / 1e9);
    }

    /** Such as {@code 600 ms}. */
    public static String milliseconds(Duration duration) {
        return duration.toMillis() + " ms";
    }

    static String signed(SignatureKey key) {
        return "signed under the key of " + key.length() + " bytes";
    }

    static String hex16(int number) {
        return String.format(Locale.ROOT, "0x%04x", number);
    }

    /** Printable payload in quotes, other in hexadecimal, both cut, with the length. */
    public static String bytes(Bytes bytes) {
        if (bytes.isEmpty()) {
            return "none";
        }
        Bytes head = bytes.slice(0, Math.min(bytes.length(), LONGEST_PAYLOAD));
        String text = head.text();
        boolean printable = text.chars().allMatch(character -> character >= ' ' && character < 0x7f);
        String tail = bytes.length() > LONGEST_PAYLOAD ? "..." : "";
        return (printable ? '"' + text + tail + '"' : "0x" + head.hex() + tail) + " (" + bytes.length() + " bytes)";
    }

    static String name(Class<? extends TcpOption> type) {
        return type.getSimpleName();
    }

    static String option(TcpOption option) {
        if (option instanceof TcpOption.Mss mss) {
            return "mss " + mss.size();
        }
        if (option instanceof TcpOption.WindowScale scale) {
            return "wscale " + scale.shift();
        }
        if (option instanceof TcpOption.SackPermitted) {
            return "sackOK";
        }
        if (option instanceof TcpOption.Timestamps stamps) {
            return "TS val " + stamps.value() + " ecr " + stamps.echoReply();
        }
        return option.toString();
    }

    static String blocks(TcpOption.Sack sack, SeqNum zero) {
        List<String> printed = sack.blocks().stream()
                .map(block ->
                        block.left().offsetFrom(zero) + ":" + block.right().offsetFrom(zero))
                .toList();
        return String.join(" ", printed);
    }
}
