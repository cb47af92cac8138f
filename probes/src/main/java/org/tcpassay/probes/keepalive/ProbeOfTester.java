// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.keepalive;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The tester asks whether the target is alive. */
final class ProbeOfTester {

    enum Garbage {
        NONE(""),
        ONE_BYTE("\0");

        private final String text;

        Garbage(String text) {
            this.text = text;
        }
    }

    @Probe(
            id = "keep-alive.probe-of-tester.answered",
            rules = "RFC1122-4.2.3.6-1",
            state = ESTABLISHED,
            claim = "A keep-alive of the peer, empty or with a byte of garbage, draws an ACK and delivers nothing")
    void answered(Lab lab, Garbage row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data(row.text).seq(RCV_NXT.minus(1)));
        c.expect(ack(), "SEG.SEQ = RCV.NXT-1 is outside the window, so the target says what it expects");
        c.expectNothingReceived("the byte of garbage is not text");
    }
}
