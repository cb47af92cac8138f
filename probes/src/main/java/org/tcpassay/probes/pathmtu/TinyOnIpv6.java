// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.pathmtu;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.pathmtu.Sizes.full;
import static org.tcpassay.probes.pathmtu.Sizes.most;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.tooBig;
import static org.tcpassay.wire.IpVersion.V6;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** A router says that the next hop of an IPv6 path carries less than IPv6 permits. */
final class TinyOnIpv6 {

    private static final int LEAST_OF_IPV6 = 1_280; // bytes with the IP header, RFC 8200 §5

    /** Next-hop MTUs below the least that IPv6 permits, bytes. */
    enum BelowIpv6 {
        ZERO(0),
        LEAST_OF_IPV4(68),
        JUST_BELOW(1_279);

        private final int bytes;

        BelowIpv6(int bytes) {
            this.bytes = bytes;
        }
    }

    @Probe(
            id = "pathmtu.tiny.ipv6-floor-held",
            rules = "RFC8201-4-1",
            claim = "No Packet Too Big makes segments smaller than the 1,280 bytes that every path of IPv6 carries",
            ip = V6,
            state = ESTABLISHED)
    void ipv6FloorHeld(Lab lab, BelowIpv6 mtu) {
        Connection c = lab.connect();
        Bytes text = full(lab);
        c.user().send(text);
        c.expect(data(text), "the window is open");

        c.send(tooBig(mtu.bytes));
        Range whole = Range.atLeast(most(lab, LEAST_OF_IPV6));
        c.expectRepeated(ack().anyPayload(whole).seq(SND_UNA), "every path carries 1,280 bytes");

        c.send(ack());
        c.user().send("more");
        c.await(data("more"), "the connection is whole");
    }
}
