// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.rules.State;

/**
 * What a fuzzer does with one connection.
 *
 * @param opening how the connection begins
 * @param timestamps whether the tester's SYN offers them
 * @param sack whether it permits selective acknowledgments
 */
public record Sequence(Opening opening, boolean timestamps, boolean sack, List<Action> actions) {

    /** Who opens, and how far the tester goes by itself; simplest first. */
    public enum Opening {
        /** A listener, the handshake complete, the connection accepted. */
        ESTABLISHED_PASSIVELY,
        /** The user of the target opened, the handshake is complete. */
        ESTABLISHED_ACTIVELY,
        /** A listener; nothing was sent. */
        LISTENING,
        /** The user of the target has opened; its SYN is unanswered. */
        OPENING,
        /** Nobody listens. */
        CLOSED;

        /** Of the target, before the first action. */
        public State state() {
            return switch (this) {
                case ESTABLISHED_PASSIVELY, ESTABLISHED_ACTIVELY -> State.ESTABLISHED;
                case LISTENING -> State.LISTEN;
                case OPENING -> State.SYN_SENT;
                case CLOSED -> State.CLOSED;
            };
        }

        /** Whether somebody listens at the target's end. */
        public boolean listens() {
            return this == ESTABLISHED_PASSIVELY || this == LISTENING;
        }
    }

    public Sequence {
        actions = List.copyOf(actions);
    }

    public Sequence with(List<Action> others) {
        return new Sequence(opening, timestamps, sack, others);
    }

    /** Without {@code [from, to)}. */
    public Sequence without(int from, int to) {
        var left = new ArrayList<>(actions.subList(0, from));
        left.addAll(actions.subList(to, actions.size()));
        return with(left);
    }

    /** With another action at a place. */
    public Sequence replacing(int place, Action other) {
        var changed = new ArrayList<>(actions);
        changed.set(place, other);
        return with(changed);
    }
}
