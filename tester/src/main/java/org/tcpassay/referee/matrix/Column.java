// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.rules.State;
import org.tcpassay.script.Road;

/** A state and the road by which the target gets there. */
public record Column(State state, Road road) {

    /** Every state by each of its roads; SYN-SENT has the active one only, CLOSED and LISTEN the other. */
    public static List<Column> all() {
        var all = new ArrayList<Column>();
        for (State state : State.values()) {
            if (state != State.SYN_SENT) {
                all.add(new Column(state, Road.PASSIVE));
            }
            if (state != State.CLOSED && state != State.LISTEN) {
                all.add(new Column(state, Road.ACTIVE));
            }
        }
        return List.copyOf(all);
    }

    /** Whether there is another road that goes without saying. */
    public boolean isOther() {
        return road == Road.ACTIVE && state != State.SYN_SENT;
    }

    /** Whether somebody listens at the target's end. */
    boolean listens() {
        return road == Road.PASSIVE && state != State.CLOSED;
    }

    /** Whether the way there takes user calls beside those of a listener. */
    boolean needsUser() {
        return road == Road.ACTIVE
                || switch (state) {
                    case CLOSED, LISTEN, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT -> false;
                    default -> true;
                };
    }

    /** Whether the target may have text under way. */
    boolean sends() {
        return state == State.ESTABLISHED || state == State.CLOSE_WAIT;
    }

    /** Such as {@code matrix.closing.fin-beyond[active]}. */
    String id(Stimulus stimulus) {
        return Cells.TOPIC + "." + state.label() + "." + stimulus.name() + (isOther() ? "[active]" : "");
    }
}
