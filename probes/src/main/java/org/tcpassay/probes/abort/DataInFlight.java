// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.abort;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The user aborts while data is not acknowledged. */
final class DataInFlight {

    @Probe(
            id = "abort.data-in-flight.never-repeated",
            rules = "RFC9293-3.10.5-ABORT-SYNC",
            state = ESTABLISHED,
            claim = "The reset of an abort stands behind the data in flight, which is not sent again")
    void neverRepeated(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().send("in flight");
        c.expect(data("in flight"), "the user's data is sent");

        c.user().abort();
        c.expect(anyOf(rst(), rstAck()), "SEG.SEQ of the reset is SND.NXT, not SND.UNA");
        c.expectSilence(lab.time("rto-min-ms").multipliedBy(3), "the retransmission queue is flushed");
    }
}
