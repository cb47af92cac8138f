// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tcpassay.referee.fuzz.Category;
import org.tcpassay.referee.fuzz.SequenceFile;
import org.tcpassay.trace.Trace;

/**
 * One way in which target and model part.
 *
 * @param standing what came of asking again
 * @param file the shortest sequence that shows it
 * @param actions of the sequence that showed it first
 * @param expected of the model, in words
 * @param got of the target, in words
 * @param trace of the shortest sequence
 * @param reason the ledger's words, if it is known
 * @param count of sequences that showed it
 * @param after how long it was first seen
 */
public record Find(
        Category category,
        Standing standing,
        SequenceFile file,
        int actions,
        List<String> expected,
        String got,
        Trace trace,
        Optional<String> reason,
        long count,
        Duration after) {

    /** Whether it counts. */
    public enum Standing {
        /** Comes whenever it is asked, and no ledger explains it. */
        NEW,
        /** Explained by the ledger; neither asked again nor shrunk. */
        KNOWN,
        /** Did not come again. */
        UNSTABLE
    }

    public Find {
        expected = List.copyOf(expected);
    }

    Find as(Standing other) {
        return new Find(category, other, file, actions, expected, got, trace, reason, count, after);
    }

    Find counted(long times) {
        return new Find(category, standing, file, actions, expected, got, trace, reason, times, after);
    }
}
