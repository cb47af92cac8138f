// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.rules.State.TIME_WAIT;

import java.time.Duration;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** Both programs close at once, and their FINs pass each other on the way. */
final class CrossingFins {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

    @Probe(
            id = "lifecycle.crossing-fins.closing-on-both",
            rules = {"RFC9293-3.6-CASE3", "DOC-048", "DOC-049", "DOC-094", "DOC-042"},
            claim =
                    "Where both close at once each goes from FIN-WAIT-1 to CLOSING and from there to TIME-WAIT: then both"
                            + " have it",
            tags = {"teardown", "time-wait"})
    void closingOnBoth(Hosts hosts) {
        hosts.through(Scenario.named("FINs that cross")
                .says("The opener's FIN is held back until the listener's comes.")
                .rule("held back", nth(1, fin(OPENER)), Faults.holdUntil(fin(LISTENER), LONG_ENOUGH))
                .build());
        Life life = hosts.connect();

        life.opener().close();
        hosts.expect(fin(OPENER), "the opener closes");
        life.listener().close();

        life.expectStates(TIME_WAIT, TIME_WAIT, "both were active");
        life.expectWalk(
                OPENER,
                "a FIN that does not acknowledge the own one leads to CLOSING, its acknowledgment to TIME-WAIT",
                SYN_SENT,
                ESTABLISHED,
                FIN_WAIT_1,
                CLOSING,
                TIME_WAIT);
        life.expectWalk(
                LISTENER,
                "and so it is at the other end",
                LISTEN,
                SYN_RECEIVED,
                ESTABLISHED,
                FIN_WAIT_1,
                CLOSING,
                TIME_WAIT);
    }
}
