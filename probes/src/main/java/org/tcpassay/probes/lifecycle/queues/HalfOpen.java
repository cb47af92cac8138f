// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.queues;

import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.connection;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;

import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Backoff;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;

/** A connection whose first third segment was lost, beside an accept queue that others have filled meanwhile. */
final class HalfOpen {

    static final Condition SYN_ACKS = allOf(connection(1), flags("S."));
    static final Condition ACKS = allOf(connection(1), Conditions.from(OPENER), flags("."));

    private HalfOpen() {}

    /** @return when the listener sends its SYN,ACK again */
    static Backoff road(Hosts hosts) {
        hosts.losing("the first acknowledgment of a SYN,ACK", nth(1, handshake(3)));
        return hosts.listener().synAckBackoff();
    }

    static Life besideFullQueue(Hosts hosts, HostListener listener) {
        return hosts.preamble("half open beside a full queue", () -> {
            Life life = hosts.opener().connect(listener);
            life.expectOpened("the opener has seen SYN,ACK");
            life.expectStates(ESTABLISHED, SYN_RECEIVED, "its acknowledgment was lost");
            FullQueue.fill(hosts, listener);
            life.expectStates(ESTABLISHED, SYN_RECEIVED, "and not given up yet");
            return life;
        });
    }
}
