// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.reset;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A RST while data behind a hole is queued. */
final class RstOverQueuedData {

    private static Connection dataBehindHole(Lab lab) {
        return lab.preamble("data behind a hole", () -> {
            Connection c = lab.connect(syn().mss(1460).sackPermitted());
            c.send(data("behind").seq(RCV_NXT.plus(10)));
            c.expect(ack(), "the hole is pointed out");
            return c;
        });
    }

    @Probe(
            id = "reset.rst-at-rcv-nxt-below-queued-data.connection-gone",
            rules = {"RFC5961-3.2-7", "RFC5961-3.2-2"},
            state = ESTABLISHED,
            claim = "RCV.NXT, the first missing octet, is the number of a valid RST also while later data is queued")
    void connectionGone(Lab lab) {
        Connection c = dataBehindHole(lab);

        c.send(rst());
        c.expectSilence("a reset is never answered");
        c.expectState(CLOSED, "the exact match is against RCV.NXT");
    }

    @Probe(
            id = "reset.rst-at-end-of-queued-data.challenge-ack",
            rules = "RFC5961-3.2-7",
            state = ESTABLISHED,
            claim = "The end of queued data is in the window but is not RCV.NXT: a RST there is challenged")
    void challengeAck(Lab lab) {
        lab.needs(RFC5961);
        Connection c = dataBehindHole(lab);

        c.send(rst().seq(RCV_NXT.plus(16)));
        c.expect(ack(), "the exact match is against RCV.NXT, not against the end of what was selectively acknowledged");
        c.expectState(ESTABLISHED, "a challenged RST changes nothing");
    }
}
