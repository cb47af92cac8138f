// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.rules.State.TIME_WAIT;

import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** Both programs close, and the one that accepted does so first. */
final class EitherSide {

    @Probe(
            id = "lifecycle.orderly-close.either-side",
            rules = {"RFC9293-3.6-CASE1", "DOC-028", "DOC-042", "DOC-119"},
            claim = "The side that accepted may close first as well; then it is the one with TIME-WAIT",
            tags = {"teardown", "time-wait"})
    void eitherSide(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();

        life.listener().close();
        hosts.expect(fin(LISTENER), "close() sends FIN, whoever calls it");
        life.expectStates(CLOSE_WAIT, FIN_WAIT_2, "the listener is the active side this time");
        life.opener().close();
        life.expectStates(CLOSED, TIME_WAIT, "TIME-WAIT is where the first FIN was sent, and not where it came");
        life.expectWalk(
                OPENER,
                "a side that lets the other close first has no TIME-WAIT",
                SYN_SENT,
                ESTABLISHED,
                CLOSE_WAIT,
                LAST_ACK,
                CLOSED);
    }
}
