// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.trace.Event.Mark;

/**
 * One line of a told trace, all numbers relative.
 *
 * @param sinceNs nanoseconds since the first packet; negative before it
 * @param conversation index into the trace's conversations, or {@code Event.NO_CONVERSATION}
 * @param failing whether this is where the target did otherwise
 * @param flags packetdrill's letters, or a protocol's name; empty for what is no packet
 * @param numbers such as {@code 1:101(100)}
 * @param rest what follows the numbers, or the whole text of what is no packet
 * @param state for {@link Kind#STATE}
 */
record Step(
        long sinceNs,
        int conversation,
        Kind kind,
        Mark mark,
        boolean failing,
        String flags,
        String numbers,
        String rest,
        Optional<State> state) {

    enum Kind {
        TO_TARGET,
        FROM_TARGET,
        CALL,
        STATE,
        NOTE,
        /** What a fault on the road did. */
        FAULT,
        /** An expectation that held; {@code rest} is its reason. */
        HELD,
        /** Nothing came where something was expected. */
        MISSING
    }

    boolean isPacket() {
        return kind == Kind.TO_TARGET || kind == Kind.FROM_TARGET;
    }

    Step asFailing() {
        return new Step(sinceNs, conversation, kind, mark, true, flags, numbers, rest, state);
    }

    /** How to say that it did not come about: a segment did not come, any other claim is not so. */
    String absence() {
        return rest.startsWith(">") || rest.startsWith("nothing") ? "nothing came" : "not so";
    }
}
