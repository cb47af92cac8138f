// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timewait;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.Given.RFC1337;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An old duplicate draws an acknowledgment, and that draws a reset from a peer that has forgotten. */
final class OldDataThenReset {

    @Probe(
            id = "time-wait.old-data-then-reset.assassinated",
            rules = "RFC1337-1-TWA",
            claim = "The reset that the target's own answer provokes ends TIME-WAIT, unless RFC 1337 is claimed")
    void assassinated(Lab lab) {
        Connection c = lab.reach(TIME_WAIT);

        c.send(data("old").seq(RCV_NXT.minus(1_000)).ack(SND_NXT.minus(1)));
        c.expect(ack(), "an old duplicate is answered by the last acknowledgment");
        c.send(rst());
        c.expectSilence("a reset is never answered");
        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(
                lab.given(RFC1337, ack(), rst().seq(SEG_ACK)),
                "the reset stood at RCV.NXT, as the answer did: TIME-WAIT is gone unless resets are ignored");
    }
}
