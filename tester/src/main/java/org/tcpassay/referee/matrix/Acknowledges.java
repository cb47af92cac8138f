// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;

import java.util.Optional;
import org.tcpassay.expect.Position;

/** What a stimulus acknowledges. */
enum Acknowledges {
    /** There is no ACK flag. */
    NOTHING("", Optional.empty(), ""),
    /** All that the target sent, as is ordinary. */
    ALL("", Optional.of(SND_NXT), ""),
    /** What was acknowledged before, and no more. */
    AGAIN("ack-dup", Optional.of(SND_UNA), "that acknowledges nothing new"),
    /** Less than was acknowledged before. */
    OLD("ack-old", Optional.of(SND_UNA.minus(1)), "with an old acknowledgment"),
    /** Less than any window that the tester ever offered reaches back (RFC 5961 §5.2). */
    ANCIENT("ack-ancient", Optional.of(SND_UNA.minus(100_000)), "with an ancient acknowledgment"),
    /** What the target has not sent. */
    UNSENT("ack-unsent", Optional.of(SND_NXT.plus(1)), "that acknowledges what was never sent");

    private final String word;
    private final Optional<Position> position;

    private final String text;

    Acknowledges(String word, Optional<Position> position, String text) {
        this.word = word;
        this.position = position;
        this.text = text;
    }

    String word() {
        return word;
    }

    /** For titles. */
    String text() {
        return text;
    }

    Optional<Position> position() {
        return position;
    }
}
