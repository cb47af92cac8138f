// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.pathmtu;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.pathmtu.Sizes.full;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.tooBig;
import static org.tcpassay.wire.IpVersion.V4;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** A router says that the next hop of an IPv4 path carries next to nothing. */
final class TinyOnIpv4 {

    private static final int LEAST = 68 - 40; // bytes of text on the narrowest path of IPv4

    /** Next-hop MTUs, bytes; 0 is what routers sent before RFC 1191. */
    enum Mtu {
        NOT_SAID(0),
        ONE(1),
        LEAST_OF_ALL(68);

        private final int bytes;

        Mtu(int bytes) {
            this.bytes = bytes;
        }
    }

    @Probe(
            id = "pathmtu.tiny.segments-stay-useful",
            rules = "RFC1191-3-1",
            claim = "No message makes the path narrower than 68 bytes; the connection goes on",
            ip = V4,
            state = ESTABLISHED)
    void segmentsStayUseful(Lab lab, Mtu mtu) {
        Connection c = lab.connect();
        Bytes text = full(lab);
        c.user().send(text);
        c.expect(data(text), "the window is open");

        c.send(tooBig(mtu.bytes));
        c.expectRepeated(ack().anyPayload(Range.atLeast(LEAST)).seq(SND_UNA), "every path carries 68 bytes");

        c.send(ack());
        c.user().send("more");
        c.await(data("more"), "the connection is whole");
    }
}
