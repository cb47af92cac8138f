// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.timewait;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.rst;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.FIN_WAIT_2;

import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;

/** A copy of the listener's text that has lost its way, and comes behind the listener's FIN. */
final class StrayText {

    static final Condition RESETS = rst(LISTENER);

    private static final Condition FINS = fin(LISTENER);
    private static final Condition ACKS = allOf(Conditions.from(OPENER), flags("."));

    private StrayText() {}

    /** The road on which it strays, and who listens there. */
    static HostListener on(Hosts hosts) {
        hosts.through(Scenario.named("text that strays")
                .says("A copy of the listener's text loses its way, and comes when both ends have closed.")
                .rule("the copy comes behind the FIN", nth(1, FINS), Faults.staleDuplicate(2))
                .build());
        return hosts.listener().listen();
    }

    /** A connection that the opener has closed first, when the text has come and what it draws. */
    static Life closed(Hosts hosts, HostListener listener) {
        Life life = hosts.opener().connect(listener);
        life.listener().send("text");
        hosts.expect(nth(2, ACKS), "the text is acknowledged");
        life.opener().expectReceived("text", "and delivered");
        life.opener().close();
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "the opener closes first");
        life.listener().close();
        hosts.expect(nth(3, ACKS), "the second FIN is acknowledged: TIME-WAIT here, and nothing at the other end");
        hosts.expect(nth(4, ACKS), "TIME-WAIT answers the old text with its last acknowledgment");
        hosts.expect(RESETS, "and who has no record answers that with a reset");
        return life;
    }
}
