// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ipheader;

import org.tcpassay.script.Lab;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;

/** Loose source routes of IPv4; every hop is the tester, so that whatever takes one comes here. */
final class SourceRoute {

    static final String ON = "net.ipv4.conf.all.accept_source_route=1";
    static final String ON_THE_LINK = "net.ipv4.conf.default.accept_source_route=1";
    private static final int LSRR = 131;

    private SourceRoute() {}

    static long number(IpAddress address) {
        return address.bytes().u32(0);
    }

    /** A route of one hop that is still to be taken (RFC 791 §3.1). */
    static Bytes ahead(IpAddress hop) {
        return Bytes.of(LSRR, 7, 4).concat(hop.bytes()).concat(Bytes.of(0));
    }

    /** A route through some hop and the tester, completed. */
    static Bytes taken(Lab lab, IpAddress hop) {
        return Bytes.of(LSRR, 11, 12)
                .concat(hop.bytes())
                .concat(lab.testerAddress().bytes())
                .concat(Bytes.of(0));
    }

    /** The same back: the packet goes to the nearer hop first, the other and the tester stand in the route. */
    static Bytes back(Lab lab, IpAddress hop) {
        return Bytes.of(LSRR, 11, 4)
                .concat(hop.bytes())
                .concat(lab.testerAddress().bytes())
                .concat(Bytes.of(0));
    }
}
