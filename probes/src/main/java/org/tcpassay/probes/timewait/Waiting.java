// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timewait;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Nothing comes for twice the maximum segment lifetime. */
final class Waiting {

    @Probe(
            id = "time-wait.waiting.ends",
            rules = {"RFC9293-MUST-13", "RFC9293-3.10.8-TW", "RFC9293-3.10.7.4-ACK-TW-FIN"},
            tags = "slow",
            claim = "TIME-WAIT lasts as long as the profile says, and a repeated FIN starts it afresh")
    void ends(Lab lab) {
        Duration whole = lab.time("time-wait-ms");
        Connection asked = lab.reach(TIME_WAIT);
        Connection left = lab.reach(TIME_WAIT);

        asked.expectSilence(whole.multipliedBy(9).dividedBy(10), "nothing comes of itself");
        asked.send(fin().seq(RCV_NXT.minus(1)));
        asked.expect(ack(), "before its end TIME-WAIT acknowledges the FIN");
        left.expectSilence(whole.dividedBy(4), "nothing comes of itself");
        left.send(fin().seq(RCV_NXT.minus(1)));
        left.expect(rst().seq(SEG_ACK), "TIME-WAIT is over: nothing is left of the connection");
        asked.send(fin().seq(RCV_NXT.minus(1)));
        asked.expect(ack(), "here the repeated FIN started it afresh");
    }
}
