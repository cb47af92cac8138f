// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait2;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A FIN that overtakes the data before it. */
final class FinBeforeItsData {

    @Probe(
            id = "fin-wait-2.fin-before-its-data.waits",
            rules = {"RFC9293-3.10.7.4-OOOFIN", "RFC9293-SHLD-31"},
            claim = "A FIN behind a hole does not start TIME-WAIT until the hole is filled")
    void waits(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_2);

        c.send(fin().seq(RCV_NXT.plus(5)));
        c.expect(ack(), "the hole before the FIN is pointed out");
        c.expectState(FIN_WAIT_2, "a FIN behind a hole closes nothing");
        c.expectNothingReceived("nothing is in order yet");

        c.send(data("hello"));
        c.expect(ack(), "the hole is filled: data and FIN are acknowledged together");
        c.expectState(TIME_WAIT, "now the FIN is in order");
        c.expectReceived("hello", "the data before the FIN is delivered");
        c.expectEndOfStream("after it the stream ends");
    }
}
