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

        public boolean isOrdinary() {
            return seq == Place.AT_RCV_NXT && ack == AckPlace.AT_SND_NXT && stamps == Stamps.ORDINARY && !closedWindow;
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
