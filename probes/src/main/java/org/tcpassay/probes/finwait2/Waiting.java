// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait2;

import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The peer is silent for long and does not close. */
final class Waiting {

    /** The tester's; stacks that time out a FIN-WAIT-2 which nobody has any more do so after a minute. */
    private static final Duration SILENCE = Duration.ofSeconds(100);

    @Probe(
            id = "fin-wait-2.waiting.endures",
            rules = "RFC9293-3.6.1-HALFSEND",
            tags = "slow",
            claim = "As long as its user has the connection FIN-WAIT-2 has no end of its own")
    void endures(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_2);

        c.expectSilence(SILENCE, "nothing comes of itself");
        c.send(data("at last"));
        c.expect(ack(), "the peer may send as late as it likes");
        c.expectReceived("at last", "and the user, who has only stopped sending, receives");
    }
}
