// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.window;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.silence;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The user reads from a full buffer. */
final class ReadingUser {

    @Probe(
            id = "window.user-reads-all.window-opens",
            rules = {"RFC9293-3.8.6.1-ZWPACK", "RFC9293-3.4-ACC-4"},
            state = ESTABLISHED,
            claim = "When the user has read everything the window is open again and data is taken")
    void windowOpens(Lab lab) {
        Connection c = lab.closedWindow();
        c.user().receiveAll(c.value(RCV_NXT.minus(IRS)) - 1);
        c.expect(anyOf(ack().window(Range.atLeast(1)), silence()), "the target may tell at once or wait for a probe");
        c.takeIn(); // a user who reads in pieces may move the window by several steps

        c.send(ack().seq(RCV_NXT.minus(1)));
        c.expect(ack().window(Range.atLeast(1)), "an unacceptable segment is answered with the current window");
        c.send(data("fresh"));
        c.expect(ack(), "data that fits the window is taken");
        c.expectReceived("fresh", "and delivered");
    }

    @Probe(
            id = "window.user-reads-little.window-stays-closed",
            rules = {"RFC9293-MUST-39", "RFC9293-3.8.6.1-ZWPACK"},
            state = ESTABLISHED,
            claim = "A few octets of room are no reason to open the window: that would invite silly segments")
    void windowStaysClosed(Lab lab) {
        Connection c = lab.closedWindow();
        c.user().receive(10).result();
        c.expectSilence("ten octets are less than half the buffer and less than a segment");

        c.send(ack().seq(RCV_NXT.minus(1)));
        c.expect(ack().window(0), "the right edge does not move in small steps");
    }
}
