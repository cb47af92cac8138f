// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tcpassay.rules.Level;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.Verdict;
import org.tcpassay.wire.IpVersion;

/** Probes of a run, counted. */
record Tally(List<ByProbe> probes) {

    Tally {
        probes = List.copyOf(probes);
    }

    static Tally of(List<ProbeResult> results) {
        return new Tally(ByProbe.of(results));
    }

    int total() {
        return probes.size();
    }

    int executions() {
        return probes.stream().mapToInt(probe -> probe.executions().size()).sum();
    }

    long count(Outcome outcome) {
        return probes.stream()
                .filter(probe -> probe.worst().outcome() == outcome)
                .count();
    }

    long count(Verdict verdict) {
        return with(verdict).size();
    }

    List<ByProbe> with(Verdict verdict) {
        return probes.stream()
                .filter(probe -> probe.worst().verdict() == verdict)
                .toList();
    }

    /** The levels that occur, strongest first. */
    List<LevelCount> levels() {
        return Arrays.stream(Level.values())
                .map(this::count)
                .filter(level -> level.probes() > 0)
                .toList();
    }

    /** How many probes over this version of IP conform, of those that could be judged; empty where only one was asked. */
    Optional<String> over(IpVersion version) {
        List<ProbeResult> asked = probes.stream()
                .map(ByProbe::worst)
                .filter(result -> result.probe().version() == version)
                .toList();
        if (asked.isEmpty() || asked.size() == probes.size()) {
            return Optional.empty();
        }
        long conforming =
                asked.stream().filter(r -> r.outcome() == Outcome.CONFORMS).count();
        long deviating =
                asked.stream().filter(r -> r.outcome() == Outcome.DEVIATES).count();
        return Optional.of(conforming + " of " + (conforming + deviating) + " conform");
    }

    private LevelCount count(Level level) {
        List<ProbeResult> bound = probes.stream()
                .map(ByProbe::worst)
                .filter(result -> result.probe().level() == level)
                .toList();
        return new LevelCount(
                level,
                bound.size(),
                bound.stream().filter(r -> r.outcome() == Outcome.CONFORMS).count(),
                bound.stream().filter(r -> r.verdict() == Verdict.KNOWN).count(),
                bound.stream().filter(r -> r.verdict() == Verdict.NEW).count());
    }

    /**
     * @param probes all of this level, also those without a judgement
     * @param known deviations that the ledger lists
     * @param deviating deviations that it does not
     */
    record LevelCount(Level level, long probes, long conforming, long known, long deviating) {

        /** Those that conform or deviate. */
        long judged() {
            return conforming + known + deviating;
        }

        /** Not applicable, inconclusive or error. */
        long unjudged() {
            return probes - judged();
        }
    }
}
