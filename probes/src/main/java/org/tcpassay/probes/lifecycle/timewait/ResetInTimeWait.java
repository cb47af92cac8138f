// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.timewait;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A reset with exactly the next number comes in TIME-WAIT. */
final class ResetInTimeWait {

    @Probe(
            id = "lifecycle.reset-in-time-wait.ends-it",
            rules = {"RFC9293-3.10.7.4-RST-TW-EXACT", "DOC-111"},
            claim = "With tcp_rfc1337=0 a reset ends TIME-WAIT, and a FIN that comes again draws a reset: the"
                    + " close was not a reliable one",
            tags = {"time-wait", "reset"},
            settings = "net.ipv4.tcp_rfc1337=0")
    void endsIt(Lab lab) {
        Connection c = lab.reach(TIME_WAIT);

        c.send(rst());
        c.expectSilence("a reset is never answered");
        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(rst().seq(SEG_ACK), "nobody is left who could acknowledge it once more");
    }

    @Probe(
            id = "lifecycle.reset-in-time-wait.ignored",
            rules = {"RFC1337-3-F1", "DOC-050"},
            claim = "With tcp_rfc1337=1 a reset in TIME-WAIT is ignored, and a FIN that comes again is acknowledged",
            tags = {"time-wait", "reset"},
            settings = "net.ipv4.tcp_rfc1337=1")
    void ignored(Lab lab) {
        Connection c = lab.reach(TIME_WAIT);

        c.send(rst());
        c.expectSilence("a reset is never answered");
        c.expectState(TIME_WAIT, "nor does it end the waiting");
        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "whoever missed the last acknowledgment gets it");
    }
}
