// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.after;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.TIME_WAIT;

import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Lasting;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Repeats;

/** The fourth segment of a close is lost however often it is sent. */
final class LastAckNeverArrives {

    private static final Condition FIN = fin(LISTENER);

    /** Of the opener; the first is the third segment of the handshake. */
    private static final Condition ACK = allOf(Conditions.from(OPENER), flags("."));

    @Probe(
            id = "lifecycle.last-ack-lost.no-guarantee",
            rules = {"RFC9293-3.10.7.4-FIN-TW", "DOC-105", "DOC-140"},
            claim =
                    "TIME-WAIT answers each FIN that comes again and guarantees nothing: if each answer is lost, LAST-ACK gives"
                            + " up unacknowledged",
            tags = {"slow", "teardown", "time-wait", "retransmission"},
            settings = {"net.ipv4.tcp_early_retrans=0", "net.ipv4.tcp_orphan_retries=1"})
    void noGuarantee(Hosts hosts) {
        hosts.losing("every acknowledgment of the second FIN", after(1, ACK));
        Life life = hosts.connect();
        int retries = (int) hosts.listener().setting("net.ipv4.tcp_orphan_retries");
        Lasting lasting = hosts.listener().lasting(life.listener().retransmissionTimeOut(), retries);
        life.opener().close();
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "the opener closes first");

        life.listener().close();
        Repeats fins = life.expectRepeats(LISTENER, FIN, lasting, "no acknowledgment arrives");
        life.expectState(LISTENER, CLOSED, fins.end(), "LAST-ACK does not wait for ever");
        hosts.expectCount(2 + fins.number(), ACK, "TIME-WAIT has acknowledged each FIN");
        life.expectState(OPENER, TIME_WAIT, "and is there yet, when nobody asks any more");
    }
}
