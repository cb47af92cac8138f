// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.windowscale;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** No shift was negotiated, and the tester sends window fields. */
final class ShiftNotNegotiated {

    @Probe(
            id = "window-scale.not-negotiated.window-unshifted",
            rules = "RFC7323-2.2-2",
            state = ESTABLISHED,
            claim = "Without Window Scale in the SYN the window field is the window itself")
    void windowUnshifted(Lab lab) {
        Connection c = TesterWindow.established(lab, syn().mss(1460).window(160), 160);

        c.user().send(lab.payload(1_000));
        c.expect(ack().anyPayload(new Range(1, 160)), "nothing was negotiated, so nothing is shifted");
    }

    @Probe(
            id = "window-scale.not-answered-in-syn-ack.window-unshifted",
            rules = "RFC7323-2.2-2",
            state = SYN_SENT,
            claim = "An offer that the SYN,ACK does not take up is void: windows are unscaled in both directions")
    void windowUnshiftedActive(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(synAck().mss(1460).window(160));
        Seen opened = c.expect(ack(), "the handshake ends with an acknowledgment");
        c.send(data("0123456789").window(160));
        c.expect(
                ack().window(Range.atLeast(opened.window() - 10)),
                "the right edge does not move left, so the window field is the window itself");
        c.user().send(lab.payload(1_000));
        c.expect(ack().anyPayload(new Range(1, 160)), "nor is the window of the tester shifted");
    }
}
