// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.Signature;
import org.tcpassay.wire.SignatureKey;
import org.tcpassay.wire.TcpOption;

/** Turns a spec into the segment to send: everything unsaid becomes ordinary. */
public final class Composer {

    private static final long WIDEST_WINDOW = 65_535;

    private Composer() {}

    /**
     * What the tester must know to fill in what a spec leaves open.
     *
     * @param ends of the connection
     * @param key under which its segments are signed
     * @param firstSyn a SYN with no SEQ of its own takes IRS, not RCV.NXT
     * @param timestamps whether both SYNs carried timestamps
     * @param newestStamp the newest TSval that the target took
     * @param freshStamp the TSval that is ordinary now
     * @param echo the last TSval seen from the target
     */
    public record Ordinary(
            FourTuple ends,
            Optional<SignatureKey> key,
            boolean firstSyn,
            boolean timestamps,
            long newestStamp,
            long freshStamp,
            long echo) {}

    /** The segment, with every symbol resolved, and signed. */
    public static Segment segment(SegmentSpec spec, Symbols symbols, Ordinary ordinary) {
        Segment bare = unsigned(spec, symbols, ordinary);
        Optional<SignatureKey> key = spec.under(ordinary.key).options.signing.flatMap(OptionWords.Signing::key);
        if (key.isEmpty()) {
            return bare;
        }
        SegmentSpec original = spec.options.signed.orElse(spec);
        Segment signed = Signature.sign(
                unsigned(original, symbols, ordinary),
                original.ip.source().orElse(ordinary.ends.tester().address()),
                original.ip.destination().orElse(ordinary.ends.target().address()),
                key.get());
        return Signature.with(
                bare, signed.option(TcpOption.Md5.class).orElseThrow().digest());
    }

    /** Whether the target must throw it away for want of the right signature (RFC 2385 §2.0). */
    public static boolean isForged(Segment segment, FourTuple ends, Optional<SignatureKey> key) {
        return key.filter(shared -> !Signature.isRight(
                        segment, ends.tester().address(), ends.target().address(), shared))
                .isPresent();
    }

    private static Segment unsigned(SegmentSpec spec, Symbols symbols, Ordinary ordinary) {
        boolean opens = spec.header.flags.has(Flags.SYN) && ordinary.firstSyn;
        Position seq = spec.header.seq.orElse(opens ? Symbol.IRS : Symbol.RCV_NXT);
        SeqNum ack = spec.header
                .ack
                .map(symbols::number)
                .orElseGet(() -> spec.header.flags.has(Flags.ACK) ? symbols.number(Symbol.SND_NXT) : SeqNum.of(0));
        return new Segment(
                ordinary.ends.tester().port(),
                ordinary.ends.target().port(),
                symbols.number(seq),
                ack,
                spec.header.dataOffset,
                spec.header.reserved,
                spec.header.flags,
                (int) spec.header.window.map(Range::least).orElse(WIDEST_WINDOW).longValue(),
                spec.header.checksum,
                (int) spec.header.urgent.map(Range::least).orElse(0L).longValue(),
                options(spec, symbols, ordinary),
                spec.header.payload.orElse(Bytes.EMPTY));
    }

    /** The packet around it, bent as the spec says. */
    public static Bytes packet(SegmentSpec spec, Segment segment, IpAddress source, IpAddress destination) {
        IpAddress from = spec.ip.source().orElse(source);
        IpAddress to = spec.ip.destination().orElse(destination);
        Bytes body = spec.ip.raw().orElseGet(() -> Codec.encode(segment, from, to));
        IpPacket packet = IpPacket.ordinary(from, to, IpPacket.TCP, body);
        for (var field : spec.ip.fields().entrySet()) {
            packet = field.getKey().set(packet, field.getValue());
        }
        if (spec.ip.options().isPresent()) {
            packet = packet.withOptions(spec.ip.options().get());
        }
        for (int last = spec.ip.extensions().size() - 1; last >= 0; last--) {
            packet = packet.behind(spec.ip.extensions().get(last));
        }
        return Codec.encode(spec.ip.bend().isPresent() ? spec.ip.bend().get().apply(packet) : packet);
    }

    /** Whether a target that checks anything throws the packet away before TCP looks at its numbers. */
    public static boolean isDamaged(SegmentSpec spec) {
        return isAstray(spec)
                || spec.ip.raw().isPresent()
                || spec.ip.bend().isPresent()
                || !spec.header.checksum.equals(Checksum.RIGHT)
                || spec.header.dataOffset != Segment.COMPUTED;
    }

    /** Whether it comes from or goes to an address that is not the connection's. */
    public static boolean isAstray(SegmentSpec spec) {
        return spec.ip.source().isPresent() || spec.ip.destination().isPresent();
    }

    private static List<TcpOption> options(SegmentSpec spec, Symbols symbols, Ordinary ordinary) {
        var options = new ArrayList<>(spec.options.options);
        boolean unasked =
                ordinary.timestamps && !spec.options.bare && !spec.header.flags.hasAny(Flags.SYN.with(Flags.RST));
        if (spec.options.stamp.isPresent() || unasked) {
            long value = spec.options
                    .stamp
                    .flatMap(OptionWords.Stamp::value)
                    .or(() -> spec.options
                            .stamp
                            .flatMap(OptionWords.Stamp::older)
                            .map(older -> ordinary.newestStamp - older))
                    .orElse(ordinary.freshStamp);
            long echo = spec.options.stamp.flatMap(OptionWords.Stamp::echo).orElse(ordinary.echo);
            options.add(new TcpOption.NoOperation());
            options.add(new TcpOption.NoOperation());
            options.add(new TcpOption.Timestamps(value & 0xffff_ffffL, echo));
        }
        if (!spec.options.sack.isEmpty()) {
            options.add(new TcpOption.NoOperation());
            options.add(new TcpOption.NoOperation());
            options.add(blocks(spec, symbols));
        }
        return options;
    }

    static TcpOption.Sack blocks(SegmentSpec spec, Symbols symbols) {
        return new TcpOption.Sack(spec.options.sack.stream()
                .map(block -> new TcpOption.Sack.Block(symbols.number(block.left()), symbols.number(block.right())))
                .toList());
    }
}
