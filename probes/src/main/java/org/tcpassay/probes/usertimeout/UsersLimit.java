// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.usertimeout;

import static org.tcpassay.rules.State.ESTABLISHED;

import java.time.Duration;
import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.target.UserOption;

/** Connections whose user limits how long text, or the end of its stream, may be unacknowledged. */
final class UsersLimit {

    /** What the user sets. */
    static final Duration LIMIT = Duration.ofSeconds(3);

    /** Well before it is over. */
    static final Duration BEFORE = LIMIT.multipliedBy(8).dividedBy(10);

    private UsersLimit() {}

    static Connection on(Lab lab) {
        return on(lab, ESTABLISHED);
    }

    static Connection on(Lab lab, State state) {
        return lab.preamble(state.text() + " with a user timeout", () -> {
            Connection c = lab.reach(state);
            c.user().set(UserOption.USER_TIMEOUT, LIMIT.toMillis()).result();
            return c;
        });
    }
}
