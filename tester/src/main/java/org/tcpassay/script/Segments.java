// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.List;
import org.tcpassay.expect.Expectation;
import org.tcpassay.expect.IcmpSpec;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IcmpError;

/** The words for segments, to be imported statically. */
public final class Segments {

    private static final SegmentSpec SYN = SegmentSpec.of(Flags.SYN);
    private static final SegmentSpec SYN_ACK = SegmentSpec.of(Flags.SYN.with(Flags.ACK));
    private static final SegmentSpec ACK = SegmentSpec.of(Flags.ACK);
    private static final SegmentSpec FIN = SegmentSpec.of(Flags.FIN.with(Flags.ACK));
    private static final SegmentSpec RST = SegmentSpec.of(Flags.RST);
    private static final SegmentSpec RST_ACK = SegmentSpec.of(Flags.RST.with(Flags.ACK));

    private Segments() {}

    public static SegmentSpec syn() {
        return SYN;
    }

    public static SegmentSpec synAck() {
        return SYN_ACK;
    }

    public static SegmentSpec ack() {
        return ACK;
    }

    /** An ordinary FIN, which carries ACK. */
    public static SegmentSpec fin() {
        return FIN;
    }

    public static SegmentSpec rst() {
        return RST;
    }

    public static SegmentSpec rstAck() {
        return RST_ACK;
    }

    /** ACK with this payload. */
    public static SegmentSpec data(String text) {
        return ACK.payload(text);
    }

    /** ACK with this payload. */
    public static SegmentSpec data(Bytes payload) {
        return ACK.payload(payload);
    }

    /** Any flags, by packetdrill's letters: {@code "SF"}, {@code "FPU"}, {@code "-"} for none. */
    public static SegmentSpec segment(String flags) {
        return SegmentSpec.of(Flags.of(flags));
    }

    /** An ICMP error about the target's last segment. */
    public static IcmpSpec icmp(IcmpError error) {
        return IcmpSpec.of(error);
    }

    /** A soft error. */
    public static IcmpSpec networkUnreachable() {
        return icmp(IcmpError.NETWORK_UNREACHABLE);
    }

    /** A soft error. */
    public static IcmpSpec hostUnreachable() {
        return icmp(IcmpError.HOST_UNREACHABLE);
    }

    /** A hard error of IPv4, a soft one of IPv6. */
    public static IcmpSpec protocolUnreachable() {
        return icmp(IcmpError.PROTOCOL_UNREACHABLE);
    }

    /** A hard error of IPv4. */
    public static IcmpSpec portUnreachable() {
        return icmp(IcmpError.PORT_UNREACHABLE);
    }

    /**
     * Fragmentation Needed or Packet Too Big.
     *
     * @param mtu what the next hop carries, bytes with the IP header
     */
    public static IcmpSpec tooBig(int mtu) {
        return icmp(IcmpError.TOO_BIG).rest(mtu);
    }

    /** Of IPv4 only. */
    public static IcmpSpec sourceQuench() {
        return icmp(IcmpError.SOURCE_QUENCH);
    }

    /** TTL or hop limit: a soft error. */
    public static IcmpSpec timeExceeded() {
        return icmp(IcmpError.TIME_EXCEEDED);
    }

    /** A soft error. */
    public static IcmpSpec parameterProblem() {
        return icmp(IcmpError.PARAMETER_PROBLEM);
    }

    /** Nothing comes. */
    public static Expectation silence() {
        return new Expectation.Silence();
    }

    /** Each of these is permitted; the verdict records which was seen. */
    public static Expectation anyOf(Expectation... permitted) {
        return new Expectation.AnyOf(List.of(permitted));
    }
}
