// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.List;
import org.tcpassay.fault.Side;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/** The addresses of the two ends of a path: of RFC 2544 and RFC 4193, so that they are nobody's on a real network. */
final class Addresses {

    private Addresses() {}

    static IpAddress of(Side side, IpVersion version) {
        int last = side == Side.LEFT ? 1 : 2;
        return version == IpVersion.V4
                ? IpAddress.v4(198, 18, 0, last)
                : IpAddress.parse("fd74:6370:6173:f000::" + last); // stations have the networks below 200
    }

    /** Where a flood of the left comes from: addresses that differ in their last two bytes, the highest bit set. */
    static IpAddress strangers(IpVersion version) {
        return version == IpVersion.V4 ? IpAddress.v4(198, 18, 128, 0) : IpAddress.parse("fd74:6370:6173:f000::8000");
    }

    static int strangersPrefix(IpVersion version) {
        return version == IpVersion.V4 ? 17 : 113; // bits
    }

    static List<IpAddress> of(Side side, List<IpVersion> versions) {
        return versions.stream().map(version -> of(side, version)).toList();
    }
}
