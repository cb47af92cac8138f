// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.kills;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.tcpassay.run.Answer;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;

/**
 * Probes x mutants.
 *
 * @param reference what the stack without a mistake answered to each probe, in the catalogue's order
 * @param rows one a mutant, in their order
 * @param executions how many probes were run, those at the reference included
 */
public record KillMatrix(long seed, List<Answer> reference, List<MutantResult> rows, long executions, Duration wall) {

    public KillMatrix {
        reference = List.copyOf(reference);
        rows = List.copyOf(rows);
    }

    /** The probes that can be asked here at all: a stack without a mistake conforms. */
    public List<ProbeInfo> probes() {
        return with(Outcome.CONFORMS::equals);
    }

    /** The probes that need what the reference lacks. */
    public List<ProbeInfo> notApplicable() {
        return with(Outcome.NOT_APPLICABLE::equals);
    }

    /** The probes that do not conform where nothing is wrong: defects of ours, which kill nobody. */
    public List<Answer> unsound() {
        return reference.stream()
                .filter(answer -> answer.outcome() != Outcome.CONFORMS && answer.outcome() != Outcome.NOT_APPLICABLE)
                .toList();
    }

    /** Mutants that no probe notices, though one should. */
    public List<MutantResult> survivors() {
        return rows.stream().filter(row -> !row.isKilled() && !row.isAwaiting()).toList();
    }

    /** Mutants that no probe notices yet. */
    public List<MutantResult> awaiting() {
        return rows.stream().filter(row -> !row.isKilled() && row.isAwaiting()).toList();
    }

    /** Mutants that wait for a probe which is there. */
    public List<MutantResult> awaitingInVain() {
        return rows.stream().filter(row -> row.isKilled() && row.isAwaiting()).toList();
    }

    /** Probes that notice no mutant. */
    public List<ProbeInfo> toothless() {
        Set<String> biting = killers().keySet();
        return probes().stream().filter(probe -> !biting.contains(probe.id())).toList();
    }

    /** The mutants that each probe notices, by its id; a probe that notices none is not there. */
    public Map<String, List<MutantResult>> killers() {
        Map<String, List<MutantResult>> killers = new HashMap<>();
        for (MutantResult row : rows) {
            for (Deviation kill : row.kills()) {
                killers.computeIfAbsent(kill.probe().id(), id -> new ArrayList<>())
                        .add(row);
            }
        }
        return killers;
    }

    public long kills() {
        return rows.stream().mapToLong(row -> row.kills().size()).sum();
    }

    public long sideEffects() {
        return rows.stream().mapToLong(row -> row.sideEffects().size()).sum();
    }

    public boolean hasErrors() {
        return !unsound().isEmpty()
                || rows.stream().anyMatch(row -> !row.errors().isEmpty());
    }

    public double executionsPerSecond() {
        return executions / Math.max(1e-9, wall.toNanos() / 1e9);
    }

    private List<ProbeInfo> with(Predicate<Outcome> outcome) {
        return reference.stream()
                .filter(answer -> outcome.test(answer.outcome()))
                .map(Answer::probe)
                .toList();
    }
}
