// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.window;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** RST, SYN and ACK for a closed window. */
final class ControlAtZeroWindow {

    @Probe(
            id = "window.rst-at-zero-window.connection-gone",
            rules = {"RFC9293-MUST-66", "RFC9293-3.10.7.4-WNDZERO"},
            state = ESTABLISHED,
            claim = "A RST at RCV.NXT resets also while the window is closed")
    void connectionGone(Lab lab) {
        Connection c = lab.closedWindow();

        c.send(rst());
        c.expectSilence("a reset is never answered");
        c.expectState(CLOSED, "RSTs are processed even while the receive window is zero");
    }

    @Probe(
            id = "window.rst-past-zero-window.ignored",
            rules = {"RFC5961-3.2-1", "RFC9293-3.10.7.4-RST-ES-OOW"},
            state = ESTABLISHED,
            claim = "A closed window has no inside: a RST that misses RCV.NXT by one is outside and is ignored")
    void rstIgnored(Lab lab) {
        Connection c = lab.closedWindow();

        c.send(rst().seq(RCV_NXT.plus(1)));
        c.expectSilence("a RST outside the window is discarded silently: it draws not even a challenge");
        c.expectState(ESTABLISHED, "and resets nothing");
    }

    @Probe(
            id = "window.syn-at-zero-window.acknowledged",
            rules = "RFC5961-4.2-1",
            state = ESTABLISHED,
            claim = "A SYN into a closed window is acknowledged, by the sequence check or as a challenge")
    void synAcknowledged(Lab lab) {
        Connection c = lab.closedWindow();

        c.send(syn());
        c.expect(ack().window(0), "a SYN occupies a number, so it is not acceptable here, and draws an ACK");
        c.expectState(ESTABLISHED, "and changes nothing");
    }

    @Probe(
            id = "window.ack-at-zero-window.taken",
            rules = "RFC9293-3.10.7.4-WNDZERO",
            state = ESTABLISHED,
            claim = "A closed receive window does not stop the target from sending and being acknowledged")
    void ackTaken(Lab lab) {
        Connection c = lab.closedWindow();
        c.user().send("one");
        c.expect(data("one"), "its own window is closed, the tester's is open");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.user().send("two");
        c.expect(data("two"), "Nagle holds small data back only while some is unacknowledged");
    }
}
