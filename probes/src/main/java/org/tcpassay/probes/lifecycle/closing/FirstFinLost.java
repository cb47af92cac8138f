// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.fin;
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
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Lasting;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Repeats;

/** The FIN of the side that closes first is lost, once or always. */
final class FirstFinLost {

    private static final Condition FIN = fin(OPENER);

    @Probe(
            id = "lifecycle.first-fin-lost.sent-again",
            rules = {"RFC9293-3.6-CASE1", "DOC-035"},
            claim = "A FIN that was lost is sent again, and its sender stays in FIN-WAIT-1 until it is acknowledged",
            tags = {"slow", "teardown", "retransmission"},
            settings = "net.ipv4.tcp_early_retrans=0")
    void sentAgain(Hosts hosts) {
        hosts.losing("the first FIN", nth(1, FIN));
        Life life = hosts.connect();
        Duration timeOut = life.opener().retransmissionTimeOut();

        life.opener().close();
        Passage lost = hosts.expect(nth(1, FIN), "a close sends FIN");

        hosts.expect(nth(2, FIN), Timing.about(lost, timeOut), "nobody acknowledged it");
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "the second FIN got through");
        life.expectWalk(OPENER, "FIN-WAIT-1 has lasted until then", SYN_SENT, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2);
        hosts.expectCount(2, FIN, "what is acknowledged is not sent again");
    }

    @Probe(
            id = "lifecycle.first-fin-lost.gives-up",
            rules = {"RFC9293-3.6-CASE1", "DOC-097"},
            claim = "A FIN that is always lost is sent again with doubling gaps for as long as tcp_orphan_retries says;"
                    + " then its sender forgets the connection, without TIME-WAIT, and the other side knows nothing",
            tags = {"slow", "teardown", "retransmission"},
            settings = {"net.ipv4.tcp_early_retrans=0", "net.ipv4.tcp_orphan_retries=1"})
    void givesUp(Hosts hosts) {
        hosts.losing("every FIN of the opener", FIN);
        Life life = hosts.connect();
        int retries = (int) hosts.opener().setting("net.ipv4.tcp_orphan_retries");
        Lasting lasting = hosts.opener().lasting(life.opener().retransmissionTimeOut(), retries);

        life.opener().close();
        Repeats fins = life.expectRepeats(OPENER, FIN, lasting, "nobody acknowledges the FIN");
        life.expectState(OPENER, CLOSED, fins.end(), "then the opener forgets it all");
        life.expectWalk(OPENER, "straight from FIN-WAIT-1", SYN_SENT, ESTABLISHED, FIN_WAIT_1, CLOSED);
        life.expectState(LISTENER, ESTABLISHED, "nothing has told the listener of the end");
    }
}
