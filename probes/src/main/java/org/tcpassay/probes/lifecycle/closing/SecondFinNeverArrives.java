// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.FIN_WAIT_2;

import org.tcpassay.fault.Condition;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Lasting;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Repeats;

/** The third segment of a close, the FIN of the passive side, is lost however often it is sent. */
final class SecondFinNeverArrives {

    private static final Condition FIN = fin(LISTENER);

    @Probe(
            id = "lifecycle.second-fin-lost.gives-up",
            rules = {"RFC9293-3.6-CASE2", "DOC-105"},
            claim =
                    "The FIN of the passive side that is always lost is sent again for as long as tcp_orphan_retries says,"
                            + " and then forgotten; the active side waits in FIN-WAIT-2",
            tags = {"slow", "teardown", "retransmission"},
            settings = {"net.ipv4.tcp_early_retrans=0", "net.ipv4.tcp_orphan_retries=1"})
    void givesUp(Hosts hosts) {
        hosts.losing("every FIN of the listener", FIN);
        Life life = halfClosed(hosts);
        int retries = (int) hosts.listener().setting("net.ipv4.tcp_orphan_retries");
        Lasting lasting = hosts.listener().lasting(life.listener().retransmissionTimeOut(), retries);

        life.listener().close();
        Repeats fins = life.expectRepeats(LISTENER, FIN, lasting, "nobody acknowledges the FIN");
        life.expectState(LISTENER, CLOSED, fins.end(), "then LAST-ACK is given up");
        life.expectState(OPENER, FIN_WAIT_2, "the other side, which has a user yet, waits on");
    }

    private static Life halfClosed(Hosts hosts) {
        Life life = hosts.connect();
        life.opener().shutdown();
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "the opener has closed its direction");
        return life;
    }
}
