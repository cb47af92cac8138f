// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.SYN_SENT;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Lasting;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Repeats;

/** The second segment of a close, the acknowledgment of the first FIN, is lost, once or always. */
final class AckOfFirstFinLost {

    private static final Condition ACK = allOf(Conditions.from(LISTENER), flags("."));

    @Probe(
            id = "lifecycle.ack-of-first-fin-lost.drawn-again",
            rules = {"RFC9293-3.6-CASE1", "RFC9293-3.10.7.4-FIN-CW", "DOC-098"},
            claim = "Nobody repeats an acknowledgment: the lost one is drawn again by the FIN, which is sent again",
            tags = {"slow", "teardown", "retransmission"},
            settings = "net.ipv4.tcp_early_retrans=0")
    void drawnAgain(Hosts hosts) {
        hosts.losing("the acknowledgment of the first FIN", nth(1, ACK));
        Life life = hosts.connect();
        Duration timeOut = life.opener().retransmissionTimeOut();

        life.opener().close();
        Timing again = Timing.about(hosts.expect(nth(1, fin(OPENER)), "a close sends FIN"), timeOut);
        hosts.expect(nth(1, ACK), "which is acknowledged");
        Passage fin = hosts.expect(nth(2, fin(OPENER)), again, "the acknowledgment was lost: the FIN is sent again");
        Timing after = Timing.between(fin, Duration.ZERO, timeOut);
        hosts.expect(nth(2, ACK), after, "which draws the acknowledgment again, and nothing else did");
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "now both know");
        hosts.expectCount(2, ACK, "one acknowledgment for each FIN");
        life.expectWalk(OPENER, "as if nothing was lost", SYN_SENT, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2);
    }

    @Probe(
            id = "lifecycle.ack-of-first-fin-lost.gives-up",
            rules = {"RFC9293-3.10.7.4-FIN-CW", "DOC-097", "DOC-098"},
            claim = "A FIN whose every acknowledgment is lost is given up; the other side stays in CLOSE-WAIT",
            tags = {"slow", "teardown", "retransmission"},
            settings = {"net.ipv4.tcp_early_retrans=0", "net.ipv4.tcp_orphan_retries=1"})
    void givesUp(Hosts hosts) {
        hosts.losing("every acknowledgment of the listener", ACK);
        Life life = hosts.connect();
        int retries = (int) hosts.opener().setting("net.ipv4.tcp_orphan_retries");
        Lasting lasting = hosts.opener().lasting(life.opener().retransmissionTimeOut(), retries);

        life.opener().close();
        Repeats fins = life.expectRepeats(OPENER, fin(OPENER), lasting, "no acknowledgment comes back");
        life.expectState(OPENER, CLOSED, fins.end(), "then the opener forgets it all");
        hosts.expectCount(1 + fins.number(), ACK, "each FIN was acknowledged, in vain");
        life.expectState(LISTENER, CLOSE_WAIT, "the listener waits for its own program and knows nothing of it");
    }
}
