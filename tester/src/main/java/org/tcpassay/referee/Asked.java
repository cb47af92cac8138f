// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee;

import java.util.List;
import java.util.Set;
import org.tcpassay.model.Tcb;
import org.tcpassay.model.permits.Observation;
import org.tcpassay.rules.State;

/**
 * A segment of the tester or a call of the target's user, and where the target was then.
 *
 * @param states in which the target could be before
 * @param records of the connection before; none where it was closed
 */
public record Asked(Observation what, Set<State> states, List<Tcb> records) {

    public Asked {
        states = Set.copyOf(states);
        records = List.copyOf(records);
    }

    /** The state in which the target most probably was. */
    public State state() {
        return states.stream().sorted().reduce((first, later) -> later).orElse(State.CLOSED);
    }
}
