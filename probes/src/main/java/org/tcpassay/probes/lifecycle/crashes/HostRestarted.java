// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.crashes;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.rst;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** A host loses its memory of a connection, or is gone, and the other end does not know. */
final class HostRestarted {

    private static final Condition RESETS = rst(LISTENER);
    private static final Condition DATA = allOf(Conditions.from(OPENER), data());

    @Probe(
            id = "lifecycle.host-restarted.half-open-reset",
            rules = {"RFC9293-3.10.7.1-CLOSED-ACK", "DOC-158"},
            claim =
                    "A host that has lost its state without closing answers what comes for the old connection by RST, and"
                            + " that is how the other end learns of it",
            tags = {"crashes", "reset"})
    void halfOpenReset(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        hosts.cut();
        life.listener().abort();
        hosts.expect(nth(1, RESETS), "the listener's host forgets the connection, and what it says of that is lost");
        hosts.heal();
        life.expectStates(ESTABLISHED, CLOSED, "the connection is half open: one end believes in it");
        life.opener().expectNoError("and nothing has told it better");

        life.opener().send("hello");
        hosts.expect(nth(2, RESETS), "there is no connection for that");
        life.opener().expectError("ECONNRESET", "now the opener knows");
        life.expectState(OPENER, CLOSED, "and the half is gone too");
    }

    @Probe(
            id = "lifecycle.host-gone.user-timeout",
            rules = {"RFC9293-3.10.8-USER", "DOC-161"},
            claim = "A connection is CLOSED too when its data was not acknowledged for as long as the user will wait",
            tags = {"slow", "crashes", "retransmission"})
    void userTimeout(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        Duration patience = Duration.ofSeconds(2);
        life.opener().set(UserOption.USER_TIMEOUT, patience.toMillis());
        hosts.cut();

        Duration timeOut = life.opener().retransmissionTimeOut();
        life.opener().send("hello");
        Passage first = hosts.expect(nth(1, DATA), "the data is sent");
        hosts.expect(nth(2, DATA), "nobody acknowledges it, so it is sent again");
        Timing over = Timing.between(first, patience, patience.plus(timeOut)); // Linux counts from the first repetition
        life.opener().expectError("ETIMEDOUT", over, "until the user's time is over");
        life.expectState(OPENER, CLOSED, "there is no record of it any more");

        hosts.heal();
        life.listener().send("late");
        hosts.expect(rst(OPENER), "what comes for it now draws RST");
        life.listener().expectError("ECONNRESET", "and so the other end learns");
    }
}
