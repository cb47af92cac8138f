// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.Signature;
import org.tcpassay.wire.TcpOption;

/** Holds a segment against a spec; its answer is its explanation, so that the two cannot disagree. */
public final class Matcher {

    private final Symbols symbols;
    private final List<Difference> differences = new ArrayList<>();

    private Matcher(Symbols symbols) {
        this.symbols = symbols;
    }

    /**
     * Every field in which {@code segment} is not what {@code spec} says.
     *
     * @param ip the header around it
     * @param timeNs when it passed the link
     * @param scale widens the tolerance of a timing; 1 is ordinary
     * @return empty if it matches
     */
    public static List<Difference> differences(
            SegmentSpec spec, IpPacket ip, Segment segment, long timeNs, Symbols symbols, double scale) {
        var matcher = new Matcher(symbols);
        matcher.flags(spec, segment);
        matcher.numbers(spec, segment);
        matcher.fields(spec, segment);
        matcher.payload(spec, segment);
        matcher.options(spec, segment);
        matcher.header(spec, ip);
        spec.options.signing.ifPresent(signing -> matcher.signature(signing, ip, segment));
        spec.timing
                .filter(timing -> !timing.holds(timeNs, scale))
                .ifPresent(timing -> matcher.differs(
                        "TIME",
                        SpecText.timing(timing, scale),
                        SpecText.seconds(timeNs - timing.since().timeNs())));
        return List.copyOf(matcher.differences);
    }

    private void flags(SegmentSpec spec, Segment segment) {
        Flags ignored = spec.header.exactPush ? Flags.NONE : Flags.PSH;
        if (!segment.flags().without(ignored).equals(spec.header.flags.without(ignored))) {
            differs("FLAGS", "[" + spec.header.flags + "]", "[" + segment.flags() + "]");
        }
    }

    private void numbers(SegmentSpec spec, Segment segment) {
        // the first SYN of the target brings its ISS along: there is nothing to hold it against
        boolean adopts = spec.header.seq.isEmpty() && segment.has(Flags.SYN) && !symbols.issKnown();
        if (!spec.header.anySeq && !adopts) {
            number("SEG.SEQ", spec.header.seq.orElse(Symbol.SND_NXT), segment.seq(), Symbol.ISS, Symbol.SND_NXT);
        }
        boolean acknowledges = spec.header.flags.has(Flags.ACK) && segment.has(Flags.ACK);
        if (!spec.header.anyAck && (spec.header.ack.isPresent() || acknowledges)) {
            number("SEG.ACK", spec.header.ack.orElse(Symbol.RCV_NXT), segment.ack(), Symbol.IRS, Symbol.RCV_NXT);
        }
    }

    private void number(String field, Position expected, SeqNum actual, Symbol base, Symbol nearby) {
        SeqNum wanted = symbols.number(expected);
        if (wanted.equals(actual)) {
            return;
        }
        if (expected.sum().isAbsolute()) {
            differs(field, wanted + " on the wire", actual + " on the wire");
            return;
        }
        SeqNum zero = symbols.number(base);
        long off = actual.offsetFrom(symbols.number(nearby));
        String distance = off == 0 ? "" : off > 0 ? "+" + off : Long.toString(off);
        differs(field, expected + " = " + wanted.offsetFrom(zero), actual.offsetFrom(zero) + " = " + nearby + distance);
    }

    private void fields(SegmentSpec spec, Segment segment) {
        spec.header
                .window
                .filter(range -> !range.holds(segment.window()))
                .ifPresent(range -> differs("SEG.WND", range.toString(), Integer.toString(segment.window())));
        spec.header
                .urgent
                .filter(range -> !range.holds(segment.urgent()))
                .ifPresent(range -> differs("SEG.UP", range.toString(), Integer.toString(segment.urgent())));
        if (segment.checksum() instanceof Checksum.Wrong wrong) {
            differs("CHECKSUM", SpecText.hex16(wrong.right()), SpecText.hex16(wrong.field()));
        }
    }

    private void header(SegmentSpec spec, IpPacket ip) {
        spec.ip.fields().forEach((field, wanted) -> {
            if (field.of(ip) != wanted) {
                differs(field.label(), field.text(wanted), field.text(field.of(ip)));
            }
        });
        spec.ip
                .options()
                .filter(wanted -> !wanted.equals(ip.options()))
                .ifPresent(wanted -> differs("IP OPTIONS", SpecText.bytes(wanted), SpecText.bytes(ip.options())));
    }

    private void payload(SegmentSpec spec, Segment segment) {
        spec.header
                .payloadLength
                .filter(range -> !range.holds(segment.payload().length()))
                .ifPresent(range ->
                        differs("LENGTH", range + " bytes", segment.payload().length() + " bytes"));
        spec.header
                .payload
                .filter(bytes -> !bytes.equals(segment.payload()))
                .ifPresent(bytes -> differs("PAYLOAD", SpecText.bytes(bytes), SpecText.bytes(segment.payload())));
    }

    private void options(SegmentSpec spec, Segment segment) {
        for (TcpOption wanted : spec.options.options) {
            if (!segment.options().contains(wanted)) {
                Optional<? extends TcpOption> same = segment.option(wanted.getClass());
                differs(
                        "OPTION",
                        SpecText.option(wanted),
                        same.map(SpecText::option).orElse("absent"));
            }
        }
        for (Class<? extends TcpOption> type : spec.options.forbidden) {
            segment.option(type)
                    .ifPresent(option -> differs("OPTION", "no " + SpecText.name(type), SpecText.option(option)));
        }
        if (!spec.options.sack.isEmpty()) {
            sack(Composer.blocks(spec, symbols), spec.options.moreSack, segment);
        }
        spec.options.stamp.ifPresent(stamp -> stamp(stamp, segment));
    }

    private void sack(TcpOption.Sack wanted, boolean more, Segment segment) {
        Optional<TcpOption.Sack> got = segment.option(TcpOption.Sack.class);
        int looked = more ? wanted.blocks().size() : Integer.MAX_VALUE;
        Optional<List<TcpOption.Sack.Block>> head =
                got.map(sack -> sack.blocks().stream().limit(looked).toList());
        if (!head.equals(Optional.of(wanted.blocks()))) {
            SeqNum zero = symbols.number(Symbol.IRS);
            differs(
                    "SACK",
                    SpecText.blocks(wanted, zero) + (more ? " first" : ""),
                    got.map(sack -> SpecText.blocks(sack, zero)).orElse("absent"));
        }
    }

    private void stamp(OptionWords.Stamp stamp, Segment segment) {
        Optional<TcpOption.Timestamps> found = segment.option(TcpOption.Timestamps.class);
        if (found.isEmpty()) {
            differs("OPTION", "timestamps", "absent");
            return;
        }
        long echoed = found.get().echoReply();
        stamp.echo().filter(echo -> echo != echoed).ifPresent(echo -> differs("TSecr", "" + echo, "" + echoed));
    }

    private void signature(OptionWords.Signing signing, IpPacket ip, Segment segment) {
        boolean there = segment.option(TcpOption.Md5.class).isPresent();
        String got = there ? "another" : "absent";
        if (signing.key().isEmpty() && there) {
            differs("SIGNATURE", "absent", "there");
        }
        signing.key()
                .filter(key -> !Signature.isRight(segment, ip.source(), ip.destination(), key))
                .ifPresent(key -> differs("SIGNATURE", SpecText.signed(key), got));
    }

    private void differs(String field, String expected, String actual) {
        differences.add(new Difference(field, expected, actual));
    }
}
