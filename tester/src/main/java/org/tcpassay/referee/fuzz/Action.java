// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import org.tcpassay.wire.Flags;

/** One thing that a fuzzed sequence does. */
public sealed interface Action {

    /**
     * The tester sends a segment.
     *
     * @param flags any combination
     * @param length bytes of text
     * @param closedWindow whether the window field is 0
     */
    record Sends(Flags flags, Place seq, AckPlace ack, int length, Stamps stamps, boolean closedWindow)
            implements Action {

        public Sends with(Flags others) {
            return new Sends(others, seq, ack, length, stamps, closedWindow);
        }

        public Sends at(Place other) {
            return new Sends(flags, other, ack, length, stamps, closedWindow);
        }

        public Sends acknowledging(AckPlace other) {
            return new Sends(flags, seq, other, length, stamps, closedWindow);
        }

        public Sends withLength(int other) {
            return new Sends(flags, seq, ack, other, stamps, closedWindow);
        }

        public Sends stamped(Stamps others) {
            return new Sends(flags, seq, ack, length, others, closedWindow);
        }

        public Sends openingWindow() {
            return new Sends(flags, seq, ack, length, stamps, false);
        }
    }

    /** The user of the target makes a call; one that cannot be made then is passed over. */
    record Calls(UserCall call) implements Action {}

    /** What a user does. */
    enum UserCall {
        SEND,
        RECEIVE,
        SHUTDOWN,
        CLOSE,
        ABORT
    }
}
