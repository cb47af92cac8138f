// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;

import java.util.Optional;
import org.tcpassay.expect.Position;

/** What a stimulus acknowledges. */
enum Acknowledges {
    /** There is no ACK flag. */
    NOTHING("", Optional.empty()),
    /** All that the target sent, as is ordinary. */
    ALL("", Optional.of(SND_NXT)),
    /** What was acknowledged before, and no more. */
    AGAIN("ack-dup", Optional.of(SND_UNA)),
    /** Less than was acknowledged before. */
    OLD("ack-old", Optional.of(SND_UNA.minus(1))),
    /** What the target has not sent. */
    UNSENT("ack-unsent", Optional.of(SND_NXT.plus(1)));

    private final String word;
    private final Optional<Position> position;

    Acknowledges(String word, Optional<Position> position) {
        this.word = word;
        this.position = position;
    }

    String word() {
        return word;
    }

    Optional<Position> position() {
        return position;
    }
}
