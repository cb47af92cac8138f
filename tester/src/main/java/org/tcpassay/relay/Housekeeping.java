// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import org.tcpassay.wire.Bytes;

/** ICMPv6 by which a kernel tells its link which groups it hears, looks for routers and for neighbours. */
final class Housekeeping {

    private static final int HEADER = 40; // bytes of an IPv6 header
    private static final int HOP_BY_HOP = 0;
    private static final int ICMPV6 = 58;
    private static final int FIRST = 130; // queries and reports of groups, routers, neighbours (RFC 2710, RFC 4861)
    private static final int LAST = 137;
    private static final int REPORT = 143; // RFC 3810
    private static final int MULTICAST = 0xff;

    private Housekeeping() {}

    static boolean isIt(Bytes packet) {
        if (packet.length() <= HEADER || packet.at(0) >> 4 != 6 || packet.at(24) != MULTICAST) {
            return false;
        }
        int at = HEADER;
        int next = packet.at(6);
        if (next == HOP_BY_HOP && packet.length() > HEADER + 8) {
            next = packet.at(HEADER);
            at += 8 * (packet.at(HEADER + 1) + 1);
        }
        if (next != ICMPV6 || packet.length() <= at) {
            return false;
        }
        int type = packet.at(at);
        return type >= FIRST && type <= LAST || type == REPORT;
    }
}
