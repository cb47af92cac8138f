// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.rst;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.SYN_SENT;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** The active side has closed and has no user any more; the passive side does not close. */
final class OrphanedFinWait2 {

    @Probe(
            id = "lifecycle.orphaned-fin-wait-2.times-out",
            rules = {"RFC9293-3.10.4-CLOSE-ESTAB", "DOC-099", "DOC-100", "DOC-104"},
            claim =
                    "After close() FIN-WAIT-2 lasts tcp_fin_timeout and ends without TIME-WAIT; CLOSE-WAIT at the other side"
                            + " has no such end, and its late FIN is answered by a reset",
            tags = {"slow", "teardown", "half-close"},
            settings = "net.ipv4.tcp_fin_timeout=3")
    void timesOut(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        Duration length = Duration.ofSeconds(hosts.opener().setting("net.ipv4.tcp_fin_timeout"));

        life.opener().close();
        Passage ack = hosts.expect(bareAck(LISTENER), "the FIN is acknowledged: FIN-WAIT-2 begins");
        life.expectState(OPENER, CLOSED, Timing.about(ack, length), "nobody waits for the other FIN any more");
        life.expectWalk(OPENER, "without TIME-WAIT", SYN_SENT, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSED);

        life.expectStays(LISTENER, CLOSE_WAIT, length, "no kernel closes CLOSE-WAIT: the program must");
        hosts.expectCount(0, fin(LISTENER), "and so there was no FIN");
        life.listener().close();
        hosts.expect(fin(LISTENER), "at last");
        hosts.expect(rst(OPENER), "nobody knows that connection any more");
        life.expectStates(CLOSED, CLOSED, "a reset ends LAST-ACK");
    }

    private static Condition bareAck(End of) {
        return allOf(Conditions.from(of), flags("."));
    }
}
