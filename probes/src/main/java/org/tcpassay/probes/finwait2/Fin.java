// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait2;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The peer's FIN, at last. */
final class Fin {

    @Probe(
            id = "fin-wait-2.fin.time-wait",
            rules = "RFC9293-3.10.7.4-FIN-F2",
            claim = "The peer's FIN is acknowledged, told to the user and leads to TIME-WAIT")
    void timeWait(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_2);

        c.send(fin());
        c.expect(ack(), "the FIN is acknowledged");
        c.expectState(TIME_WAIT, "both directions are closed");
        c.expectEndOfStream("the peer has closed");
        c.expectNoError("an orderly end is no error");
    }

    @Probe(
            id = "fin-wait-2.fin.time-wait-without-user",
            rules = "RFC9293-3.10.7.4-FIN-F2",
            claim = "The peer's FIN is acknowledged also when the user gave the connection up altogether")
    void timeWaitWithoutUser(Lab lab) {
        Connection c = lab.preamble("FIN-WAIT-2 without a user", () -> {
            Connection left = lab.connect();
            left.user().close();
            left.expect(fin(), "the user's close sends a FIN");
            left.send(ack());
            left.expectState(FIN_WAIT_2, "the FIN is acknowledged");
            return left;
        });

        c.send(fin());
        c.expect(ack(), "the FIN is acknowledged");
        c.expectState(TIME_WAIT, "the connection outlives its user");

        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "TIME-WAIT is there to acknowledge the FIN once more");
    }
}
