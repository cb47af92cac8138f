// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.timewait;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.timeExceeded;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** What was sent long ago arrives when the connection is in TIME-WAIT. */
final class OldDuplicate {

    @Probe(
            id = "lifecycle.old-duplicate.dies",
            rules = {"RFC9293-3.10.7.4-FIN-TW", "RFC9293-3.10.7.4-SEQ-TW-OOW", "DOC-050"},
            claim =
                    "TIME-WAIT acknowledges a FIN that comes again and lets old text die: it is answered, and nobody gets it",
            tags = "time-wait")
    void dies(Lab lab) {
        Connection c = lab.preamble("TIME-WAIT after text", () -> {
            Connection closed = lab.reach(FIN_WAIT_2);
            closed.send(fin().payload("text"));
            closed.expect(ack(), "text and FIN are acknowledged");
            return closed;
        });

        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "the close is a reliable one: whoever missed the acknowledgment gets another");
        c.send(data("text").seq(RCV_NXT.minus(5)));
        c.expect(ack(), "an old duplicate is answered");
        c.expectReceived("text", "the text was delivered once");
        c.expectEndOfStream("and the duplicate was not");
        c.expectState(TIME_WAIT, "the waiting goes on");
    }

    @Probe(
            id = "lifecycle.old-duplicate.dies-on-the-way",
            rules = {"RFC9293-MUST-56-TIMX", "DOC-150"},
            claim =
                    "Where the time to live of a segment ends a router says so by ICMP; TCP takes that for a loss and sends the"
                            + " segment again",
            tags = {"time-wait", "retransmission"})
    void diesOnTheWay(Lab lab) {
        Connection c = lab.connect();
        c.user().send("text");
        c.expect(data("text"), "the window is open");

        c.send(timeExceeded());
        c.expectRepeated(data("text").seq(SND_UNA), "it is sent again: the next may find a shorter way");
        c.send(ack());
        c.expectState(ESTABLISHED, "an error that may pass ends no connection");
    }
}
