// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.anyFlags;
import static org.tcpassay.fault.conditions.Conditions.anyOf;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.TIME_WAIT;

import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Backoff;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** The fourth segment of a close, the acknowledgment of the second FIN, is lost. */
final class LastAckLost {

    private static final Condition FIN = fin(LISTENER);

    /** Of the opener; the first is the third segment of the handshake. */
    private static final Condition ACK = allOf(Conditions.from(OPENER), flags("."));

    @Probe(
            id = "lifecycle.last-ack-lost.drawn-again",
            rules = {"RFC9293-3.10.7.4-FIN-TW", "DOC-050", "DOC-106", "DOC-149"},
            claim =
                    "When the last acknowledgment is lost, once and again, the passive side repeats its FIN, and TIME-WAIT is"
                            + " there to acknowledge it each time",
            tags = {"slow", "teardown", "time-wait", "retransmission"},
            settings = "net.ipv4.tcp_early_retrans=0")
    void drawnAgain(Hosts hosts) {
        hosts.losing("the last acknowledgment, twice", anyOf(nth(2, ACK), nth(3, ACK)));
        Life life = hosts.connect();
        Backoff backoff = hosts.listener().backoff(life.listener().retransmissionTimeOut(), 2);
        life.opener().close();
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "the opener closes first");

        life.listener().close();
        Passage first = hosts.expect(nth(1, FIN), "then the listener");
        hosts.expect(nth(2, ACK), "whose FIN is acknowledged, in vain");
        Timing again = Timing.about(first, backoff.again().get(0));
        hosts.expect(nth(2, FIN), again, "LAST-ACK repeats its FIN");
        hosts.expect(nth(3, ACK), "TIME-WAIT acknowledges it again, in vain again");
        hosts.expect(nth(3, FIN), Timing.about(first, backoff.again().get(1)), "one loss more, one FIN more");
        life.expectStates(TIME_WAIT, CLOSED, "the third acknowledgment gets through");
        life.expectWalk(
                LISTENER,
                "LAST-ACK has lasted until then",
                LISTEN,
                SYN_RECEIVED,
                ESTABLISHED,
                CLOSE_WAIT,
                LAST_ACK,
                CLOSED);
        hosts.expectCount(0, anyFlags("R"), "an orderly end, as if nothing had been lost");
    }
}
