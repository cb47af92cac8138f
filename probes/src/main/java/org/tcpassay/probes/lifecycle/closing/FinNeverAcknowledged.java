// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.SYN_SENT;

import org.tcpassay.fault.Condition;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Lasting;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Repeats;

/** A FIN that nobody acknowledges, and the settings that end it. */
final class FinNeverAcknowledged {

    private static final Condition FIN = fin(OPENER);

    @Probe(
            id = "lifecycle.fin-never-acknowledged.kept-for-its-user",
            rules = {"RFC9293-3.6-CASE1", "DOC-097"},
            claim =
                    "After shutdown() without close() tcp_retries2 ends the repetition, and tcp_orphan_retries does not;"
                            + " and there is somebody to be told",
            tags = {"slow", "teardown", "retransmission", "half-close"},
            settings = {"net.ipv4.tcp_early_retrans=0", "net.ipv4.tcp_orphan_retries=1", "net.ipv4.tcp_retries2=3"})
    void keptForItsUser(Hosts hosts) {
        hosts.losing("every FIN of the opener", FIN);
        Life life = hosts.connect();
        int retries = (int) hosts.opener().setting("net.ipv4.tcp_retries2");
        Lasting lasting = hosts.opener().lasting(life.opener().retransmissionTimeOut(), retries);

        life.opener().shutdown();
        Repeats fins = life.expectRepeats(OPENER, FIN, lasting, "nobody acknowledges the FIN");
        life.expectState(OPENER, CLOSED, fins.end(), "it ends as text would that nobody acknowledges");
        life.opener().expectError("ETIMEDOUT", "the connection has a user yet, who is told");
        life.expectState(LISTENER, ESTABLISHED, "nothing has told the listener of the end");
    }

    @Probe(
            id = "lifecycle.fin-never-acknowledged.zero-acts-as-eight",
            rules = {"RFC9293-3.6-CASE1", "DOC-097"},
            claim = "tcp_orphan_retries=0, which is the default, acts as 8: the FIN is sent again for more than 100 s",
            tags = {"slow", "teardown", "retransmission"},
            settings = {"net.ipv4.tcp_early_retrans=0", "net.ipv4.tcp_orphan_retries=0"})
    void zeroActsAsEight(Hosts hosts) {
        hosts.losing("every FIN of the opener", FIN);
        Life life = hosts.connect();
        Lasting lasting = hosts.opener().lasting(life.opener().retransmissionTimeOut(), 8);

        life.opener().close();
        Repeats fins = life.expectRepeats(OPENER, FIN, lasting, "nobody acknowledges the FIN");
        life.expectState(OPENER, CLOSED, fins.end(), "then the opener forgets it all");
        life.expectWalk(OPENER, "straight from FIN-WAIT-1", SYN_SENT, ESTABLISHED, FIN_WAIT_1, CLOSED);
    }
}
