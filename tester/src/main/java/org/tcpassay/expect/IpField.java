// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.IpPacket;

/** A number in the IP header that a spec can name, as IPv4 and IPv6 have it. */
enum IpField {
    ECN("ECN", ip -> ip.ecn().bits(), (ip, bits) -> ip.withTrafficClass(ip.trafficClass() & ~3 | bits)),
    DS("DS", IpPacket::ds, (ip, point) -> ip.withTrafficClass(ip.trafficClass() & 3 | point << 2)),
    TTL("TTL", IpPacket::hopLimit, IpPacket::withHopLimit),
    /** 1 in every IPv6 packet: no router fragments it. */
    DONT_FRAGMENT("DF", IpField::mustStayWhole, (ip, whole) -> ip.withDontFragment(whole == 1)),
    IDENTIFICATION("IPID", IpPacket::identification, IpPacket::withIdentification),
    /** 0 in every IPv4 packet. */
    FLOW_LABEL("FLOW", IpPacket::flowLabel, IpPacket::withFlowLabel);

    private final String label;
    private final ToIntFunction<IpPacket> read;
    private final BiFunction<IpPacket, Integer, IpPacket> write;

    IpField(String label, ToIntFunction<IpPacket> read, BiFunction<IpPacket, Integer, IpPacket> write) {
        this.label = label;
        this.read = read;
        this.write = write;
    }

    private static int mustStayWhole(IpPacket ip) {
        return ip.version() == 6 || ip.dontFragment() ? 1 : 0;
    }

    int of(IpPacket ip) {
        return read.applyAsInt(ip);
    }

    IpPacket set(IpPacket ip, int value) {
        return write.apply(ip, value);
    }

    /** As reports name the field. */
    String label() {
        return label;
    }

    /** As reports print a value of it. */
    String text(int value) {
        return this == ECN ? Ecn.of(value).toString() : Integer.toString(value);
    }
}
