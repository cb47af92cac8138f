// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timewait;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The peer's FIN arrives again: its acknowledgment may have been lost. */
final class RepeatedFin {

    @Probe(
            id = "time-wait.repeated-fin.acknowledged",
            rules = {"RFC9293-3.10.7.4-FIN-TW", "RFC9293-3.10.7.4-ACK-TW-FIN"},
            claim = "A repeated FIN is acknowledged, however often it comes: that is what TIME-WAIT is for")
    void acknowledged(Lab lab) {
        Connection c = lab.reach(TIME_WAIT);

        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "the acknowledgment of the FIN was lost: it is repeated");
        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "and lost again");
        c.expectState(TIME_WAIT, "the waiting starts afresh");
    }
}
