// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timewait;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.silence;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An acknowledgment of what the target never sent. */
final class AckOfUnsent {

    @Probe(
            id = "time-wait.ack-of-unsent.kept",
            rules = "RFC9293-3.10.7.4-ACKHIGH-TW",
            claim = "An acknowledgment of more than was sent does not end TIME-WAIT and draws no reset")
    void kept(Lab lab) {
        Connection c = lab.reach(TIME_WAIT);

        c.send(ack().ack(SND_NXT.plus(1)));
        c.expectEither(ack(), silence(), "section 3.5.2 answers it, section 3.10.7.4 knows no such check in TIME-WAIT");
        c.expectState(TIME_WAIT, "the waiting goes on");
    }
}
