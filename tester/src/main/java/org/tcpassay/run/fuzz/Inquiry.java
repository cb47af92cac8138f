// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.fuzz;

import java.time.Duration;
import java.util.Optional;
import org.tcpassay.referee.fuzz.Category;
import org.tcpassay.referee.fuzz.Drill;
import org.tcpassay.referee.fuzz.Sequence;
import org.tcpassay.referee.fuzz.SequenceFile;
import org.tcpassay.referee.fuzz.Shrinker;

/** Asks again about one disagreement until it is certain, and as short as it can be. */
final class Inquiry {

    private static final int CONFIRMATIONS = 3;
    private static final Duration MOST = Duration.ofSeconds(20); // for shrinking; what is left then is short enough

    private final Stand stand;
    private Category category;
    private long executions;

    Inquiry(Stand stand, Category category) {
        this.stand = stand;
        this.category = category;
    }

    /**
     * What a fresh stack shows of it, shrunk where that, too, is certain; empty if it does not come again. Target and
     * model may also part at another place of the same sequence, earlier or later by the target's timers; then that is
     * looked into.
     */
    Optional<Result> about(SequenceFile file) {
        Optional<Drill.Outcome> confirmed = confirm(file).or(() -> {
            category = stand.drillAfresh(file).category().orElse(category);
            return confirm(file);
        });
        if (confirmed.isEmpty()) {
            return Optional.empty();
        }
        long deadlineNs = System.nanoTime() + MOST.toNanos();
        Sequence small = new Shrinker(candidate -> System.nanoTime() < deadlineNs && shows(candidate, file.seed()))
                .shrink(file.sequence());
        var shrunk = new SequenceFile(file.seed(), small);
        return confirm(shrunk)
                .map(outcome -> new Result(shrunk, outcome))
                .or(() -> Optional.of(new Result(file, confirmed.get())));
    }

    /** How often the target was asked. */
    long executions() {
        return executions;
    }

    record Result(SequenceFile file, Drill.Outcome outcome) {}

    private Optional<Drill.Outcome> confirm(SequenceFile file) {
        Optional<Drill.Outcome> last = Optional.empty();
        for (int i = 0; i < CONFIRMATIONS; i++) {
            executions++;
            Drill.Outcome outcome = stand.drillAfresh(file);
            if (!outcome.category().equals(Optional.of(category))) {
                return Optional.empty();
            }
            last = Optional.of(outcome);
        }
        return last;
    }

    private boolean shows(Sequence candidate, long seed) {
        executions++;
        return stand.drill(new SequenceFile(seed, candidate)).category().equals(Optional.of(category));
    }
}
