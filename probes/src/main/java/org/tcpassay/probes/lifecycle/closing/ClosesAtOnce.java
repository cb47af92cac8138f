// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.anyFlags;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.rules.State.TIME_WAIT;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** A program that closes as soon as it reads the end of the stream. */
final class ClosesAtOnce {

    @Probe(
            id = "lifecycle.closes-at-once.three-segments",
            rules = {"RFC9293-3.3.2-FW1TW", "DOC-096"},
            claim =
                    "Where the program closes as soon as it reads the end, the acknowledgment of the FIN goes with its own"
                            + " FIN: three segments, and FIN-WAIT-2 is left out",
            tags = "teardown")
    void threeSegments(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();

        life.opener().shutdown();
        Passage first = hosts.expect(fin(OPENER), "the opener closes");
        life.listener().expectEndOfStream("the FIN has come");
        life.listener().close();

        Timing atOnce = Timing.about(first, Duration.ZERO); // within 40 ms: no acknowledgment may be delayed for less
        hosts.preamble("a program that was quick", () -> hosts.expect(fin(LISTENER), atOnce, "it has closed in time"));
        life.expectStates(TIME_WAIT, CLOSED, "both directions are closed");
        hosts.expectCount(0, bareAck(LISTENER), "the first FIN was acknowledged by the second, and by nothing else");
        life.expectWalk(OPENER, "without FIN-WAIT-2", SYN_SENT, ESTABLISHED, FIN_WAIT_1, TIME_WAIT);
    }

    @Probe(
            id = "lifecycle.closes-at-once.acknowledgment-lost-before",
            rules = {"RFC9293-3.3.2-FW1TW", "DOC-043"},
            claim =
                    "A FIN that comes with the acknowledgment of the own one leads from FIN-WAIT-1 straight to TIME-WAIT,"
                            + " here because the acknowledgment before it was lost",
            tags = "teardown")
    void acknowledgmentLostBefore(Hosts hosts) {
        hosts.losing("each bare acknowledgment of the listener", bareAck(LISTENER));
        Life life = hosts.connect();

        life.opener().shutdown();
        hosts.expect(fin(OPENER), "the opener closes");
        life.expectStates(FIN_WAIT_1, CLOSE_WAIT, "the acknowledgment of its FIN does not arrive");
        life.listener().close();
        life.expectStates(TIME_WAIT, CLOSED, "the FIN that does arrive acknowledges too");
        life.expectWalk(OPENER, "without FIN-WAIT-2", SYN_SENT, ESTABLISHED, FIN_WAIT_1, TIME_WAIT);
    }

    private static Condition fin(End of) {
        return allOf(Conditions.from(of), anyFlags("F"));
    }

    private static Condition bareAck(End of) {
        return allOf(Conditions.from(of), flags("."));
    }
}
