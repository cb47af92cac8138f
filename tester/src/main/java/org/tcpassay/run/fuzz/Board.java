// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.referee.fuzz.Category;
import org.tcpassay.referee.fuzz.Drill;
import org.tcpassay.referee.fuzz.SequenceFile;
import org.tcpassay.run.FuzzReason;
import org.tcpassay.run.Ledger;
import org.tcpassay.trace.Trace;

/**
 * What the threads of a run have found together; of each category the first is looked into, the rest is counted.
 *
 * <p>Safe for several threads.
 */
final class Board {

    private static final int MOST_DOUBTS = 3; // of one category, before it is only counted

    private final Ledger ledger;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    Board(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What the ledger explains is another thing than what it does not, even in one category. */
    private record Key(Category category, Optional<FuzzReason> reason) {}

    /** One category, under inquiry or settled. */
    static final class Entry {
        private Find find;
        private long count;
        private int doubts;
        private boolean underInquiry;

        private Entry(Find find) {
            this.find = find;
        }
    }

    /** Counts it; an entry is returned if it is the caller's to look into. */
    synchronized Optional<Entry> open(Category category, SequenceFile file, Drill.Outcome outcome, Duration after) {
        Optional<FuzzReason> reason = reason(category, outcome);
        var key = new Key(category, reason);
        Entry entry = entries.computeIfAbsent(key, unused -> new Entry(find(category, file, outcome, reason, after)));
        entry.count++;
        boolean settled = entry.find.standing() != Find.Standing.UNSTABLE || entry.doubts >= MOST_DOUBTS;
        if (settled || entry.underInquiry) {
            return Optional.empty();
        }
        entry.underInquiry = true;
        return Optional.of(entry);
    }

    private Optional<FuzzReason> reason(Category category, Drill.Outcome outcome) {
        return ledger.reasonForFuzz(category.id(), outcome.traits(), outcome.got());
    }

    /** What hangs on something that was asked earlier is not known until nothing can be taken from the sequence. */
    private static boolean isKnownAtOnce(Optional<FuzzReason> reason) {
        return reason.filter(one -> !one.hangsOnEarlier()).isPresent();
    }

    private static Find find(
            Category category, SequenceFile file, Drill.Outcome outcome, Optional<FuzzReason> reason, Duration after) {
        return new Find(
                category,
                isKnownAtOnce(reason) ? Find.Standing.KNOWN : Find.Standing.UNSTABLE, // until it has come again
                file,
                file.sequence().actions().size(),
                outcome.expected(),
                outcome.got(),
                outcome.trace(),
                reason.map(FuzzReason::words),
                1,
                after);
    }

    synchronized void settle(Entry entry, Optional<Inquiry.Result> result) {
        entry.underInquiry = false;
        if (result.isEmpty()) {
            entry.doubts++;
            return;
        }
        Find first = entry.find;
        Drill.Outcome outcome = result.get().outcome();
        Category category = outcome.category().orElse(first.category());
        Optional<FuzzReason> reason = reason(category, outcome);
        entry.find = new Find(
                category,
                reason.isPresent() ? Find.Standing.KNOWN : Find.Standing.NEW,
                result.get().file(),
                first.actions(),
                outcome.expected(),
                outcome.got(),
                outcome.trace(),
                reason.map(FuzzReason::words),
                entry.count,
                first.after());
    }

    /**
     * The target does not come back from a sequence.
     *
     * @param certain whether it was asked alone as well
     */
    synchronized void hangs(SequenceFile file, boolean certain, Duration after) {
        Category category = Category.stuck(file.sequence().opening().state());
        var outcome = new Drill.Outcome(
                new Trace(0, "none", List.of(), List.of()),
                Optional.of(category),
                Set.of(),
                List.of("the target goes on"),
                "it does not come back");
        Optional<FuzzReason> reason = reason(category, outcome);
        Find find = find(category, file, outcome, reason, after);
        Entry entry = entries.computeIfAbsent(new Key(category, reason), unused -> new Entry(find));
        entry.count += certain ? 0 : 1;
        if (certain && reason.isEmpty()) {
            entry.find = find.as(Find.Standing.NEW);
        }
    }

    synchronized boolean hasNews() {
        return entries.values().stream().anyMatch(entry -> entry.find.standing() == Find.Standing.NEW);
    }

    synchronized List<Find> finds() {
        List<Find> finds = new ArrayList<>();
        entries.values().forEach(entry -> finds.add(entry.find.counted(entry.count)));
        return finds;
    }
}
