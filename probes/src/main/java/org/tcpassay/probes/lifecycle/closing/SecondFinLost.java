// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.TIME_WAIT;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** The third segment of a close, the FIN of the passive side, is lost once. */
final class SecondFinLost {

    private static final Condition FIN = fin(LISTENER);

    @Probe(
            id = "lifecycle.second-fin-lost.sent-again",
            rules = {"RFC9293-3.6-CASE2", "DOC-105"},
            claim = "The FIN of the passive side that was lost is sent again, and it stays in LAST-ACK until then",
            tags = {"slow", "teardown", "retransmission"},
            settings = "net.ipv4.tcp_early_retrans=0")
    void sentAgain(Hosts hosts) {
        hosts.losing("the first FIN of the listener", nth(1, FIN));
        Life life = halfClosed(hosts);
        Duration timeOut = life.listener().retransmissionTimeOut();

        life.listener().close();
        Passage lost = hosts.expect(nth(1, FIN), "the passive side closes");
        hosts.expect(nth(2, FIN), Timing.about(lost, timeOut), "nobody acknowledged it");
        life.expectStates(TIME_WAIT, CLOSED, "the second FIN got through");
        life.expectWalk(
                LISTENER,
                "LAST-ACK has lasted until then",
                LISTEN,
                SYN_RECEIVED,
                ESTABLISHED,
                CLOSE_WAIT,
                LAST_ACK,
                CLOSED);
    }

    private static Life halfClosed(Hosts hosts) {
        Life life = hosts.connect();
        life.opener().shutdown();
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "the opener has closed its direction");
        return life;
    }
}
