// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.close;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.silence;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A FIN behind the peer's first FIN. */
final class SecondFin {

    @Probe(
            id = "close.second-fin.ignored",
            rules = "RFC9293-3.10.7.4-FIN-AFTERFIN",
            rows = {"CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"},
            claim = "A second FIN with a number of its own changes no state and resets nothing")
    void ignored(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(fin().ack(SND_UNA));
        c.expect(
                anyOf(silence(), ack(), ack().ack(RCV_NXT.plus(1))),
                "the letter of the eighth check acknowledges even this FIN; there is no need to");
        c.expectState(row, "the peer cannot close twice");
    }
}
