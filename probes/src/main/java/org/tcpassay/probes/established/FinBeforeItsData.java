// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.established;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A FIN that overtakes the data before it. */
final class FinBeforeItsData {

    @Probe(
            id = "established.fin-before-its-data.waits",
            rules = {"RFC9293-3.10.7.4-FIN-ES", "RFC9293-SHLD-31"},
            claim = "A FIN behind a hole closes nothing until the data before it has arrived")
    void waits(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(fin().seq(RCV_NXT.plus(5)));
        c.expect(ack(), "the hole before the FIN is pointed out");
        c.expectState(ESTABLISHED, "a FIN counts only when everything before it is there");
        c.expectNothingReceived("nothing is in order yet");

        c.send(data("hello"));
        c.expect(ack(), "the hole is filled: data and FIN are acknowledged together");
        c.expectState(CLOSE_WAIT, "now the FIN is in order");
        c.expectReceived("hello", "the data before the FIN is delivered");
        c.expectEndOfStream("after it the stream ends");
    }
}
