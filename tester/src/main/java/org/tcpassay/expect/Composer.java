// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.wire.Bytes;
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
        Optional<SignatureKey> key = spec.under(ordinary.key).signing.flatMap(SegmentSpec.Signing::key);
        if (key.isEmpty()) {
            return bare;
        }
        SegmentSpec original = spec.signed.orElse(spec);
        Segment signed = Signature.sign(
                unsigned(original, symbols, ordinary),
                original.source.orElse(ordinary.ends.tester().address()),
                original.destination.orElse(ordinary.ends.target().address()),
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
        boolean opens = spec.flags.has(Flags.SYN) && ordinary.firstSyn;
        Position seq = spec.seq.orElse(opens ? Symbol.IRS : Symbol.RCV_NXT);
        SeqNum ack = spec.ack
                .map(symbols::number)
                .orElseGet(() -> spec.flags.has(Flags.ACK) ? symbols.number(Symbol.SND_NXT) : SeqNum.of(0));
        return new Segment(
                ordinary.ends.tester().port(),
                ordinary.ends.target().port(),
                symbols.number(seq),
                ack,
                spec.dataOffset,
                spec.reserved,
                spec.flags,
                (int) spec.window.map(Range::least).orElse(WIDEST_WINDOW).longValue(),
                spec.checksum,
                (int) spec.urgent.map(Range::least).orElse(0L).longValue(),
                options(spec, symbols, ordinary),
                spec.payload.orElse(Bytes.EMPTY));
    }

    /** The packet around it, bent as the spec says. */
    public static Bytes packet(SegmentSpec spec, Segment segment, IpAddress source, IpAddress destination) {
        IpAddress from = spec.source.orElse(source);
        IpAddress to = spec.destination.orElse(destination);
        Bytes body = spec.raw.orElseGet(() -> Codec.encode(segment, from, to));
        IpPacket packet = IpPacket.ordinary(from, to, IpPacket.TCP, body);
        for (var field : spec.ipFields.entrySet()) {
            packet = field.getKey().set(packet, field.getValue());
        }
        if (spec.ipOptions.isPresent()) {
            packet = packet.withOptions(spec.ipOptions.get());
        }
        for (int last = spec.extensions.size() - 1; last >= 0; last--) {
            packet = packet.behind(spec.extensions.get(last));
        }
        return Codec.encode(spec.ip.isPresent() ? spec.ip.get().apply(packet) : packet);
    }

    /** Whether a target that checks anything throws the packet away before TCP looks at its numbers. */
    public static boolean isDamaged(SegmentSpec spec) {
        return isAstray(spec)
                || spec.raw.isPresent()
                || spec.ip.isPresent()
                || !spec.checksum.equals(org.tcpassay.wire.Checksum.RIGHT)
                || spec.dataOffset != Segment.COMPUTED;
    }

    /** Whether it comes from or goes to an address that is not the connection's. */
    public static boolean isAstray(SegmentSpec spec) {
        return spec.source.isPresent() || spec.destination.isPresent();
    }

    private static List<TcpOption> options(SegmentSpec spec, Symbols symbols, Ordinary ordinary) {
        var options = new ArrayList<>(spec.options);
        boolean unasked = ordinary.timestamps && !spec.bareOptions && !spec.flags.hasAny(Flags.SYN.with(Flags.RST));
        if (spec.stamp.isPresent() || unasked) {
            long value = spec.stamp
                    .flatMap(SegmentSpec.Stamp::value)
                    .or(() -> spec.stamp.flatMap(SegmentSpec.Stamp::older).map(older -> ordinary.newestStamp - older))
                    .orElse(ordinary.freshStamp);
            long echo = spec.stamp.flatMap(SegmentSpec.Stamp::echo).orElse(ordinary.echo);
            options.add(new TcpOption.NoOperation());
            options.add(new TcpOption.NoOperation());
            options.add(new TcpOption.Timestamps(value & 0xffff_ffffL, echo));
        }
        if (!spec.sack.isEmpty()) {
            options.add(new TcpOption.NoOperation());
            options.add(new TcpOption.NoOperation());
            options.add(blocks(spec, symbols));
        }
        return options;
    }

    static TcpOption.Sack blocks(SegmentSpec spec, Symbols symbols) {
        return new TcpOption.Sack(spec.sack.stream()
                .map(block -> new TcpOption.Sack.Block(symbols.number(block.left()), symbols.number(block.right())))
                .toList());
    }
}
