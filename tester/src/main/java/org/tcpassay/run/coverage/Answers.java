// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.coverage;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;

/**
 * What the probes found at one target.
 *
 * @param target such as {@code linux}
 * @param byProbe by the probe's whole id; a probe that was not asked is not there
 */
public record Answers(String target, Map<String, Judgement> byProbe) {

    /** An outcome and what the ledger makes of it. */
    public record Judgement(Outcome outcome, Verdict verdict) {

        /** One word, as the console of a run says it. */
        public String word() {
            return switch (verdict) {
                case EXPECTED -> outcome == Outcome.NOT_APPLICABLE ? "n/a" : "conforms";
                case KNOWN -> "known";
                case NEW -> "DEVIATES";
                case FIXED -> "fixed";
                case OPEN -> outcome == Outcome.ERROR ? "ERROR" : "inconclusive";
            };
        }

        /** What a reader must see first has the highest rank. */
        private int rank() {
            return switch (verdict) {
                case NEW -> 5;
                case OPEN -> outcome == Outcome.ERROR ? 6 : 4;
                case KNOWN -> 3;
                case FIXED -> 2;
                case EXPECTED -> outcome == Outcome.NOT_APPLICABLE ? 0 : 1;
            };
        }
    }

    public Answers {
        byProbe = Map.copyOf(byProbe);
    }

    /** Of a run; the worst execution speaks for a probe. */
    public static Answers of(RunReport report) {
        Map<String, Judgement> all = new HashMap<>();
        for (ProbeResult result : report.results()) {
            all.merge(result.probe().id(), new Judgement(result.outcome(), result.verdict()), (one, other) -> worst(
                            List.of(one, other))
                    .orElseThrow());
        }
        return new Answers(report.target(), all);
    }

    /** The worst of what these probes found; empty if none was asked. */
    public Optional<Judgement> of(Collection<ProbeInfo> probes) {
        return worst(probes.stream()
                .map(probe -> Optional.ofNullable(byProbe.get(probe.id())))
                .flatMap(Optional::stream)
                .toList());
    }

    /** Of a requirement, in one word; a dash if none of its probes was asked. */
    public String word(CoveredRule covered) {
        return of(covered.probes()).map(Judgement::word).orElse("-");
    }

    private static Optional<Judgement> worst(List<Judgement> judgements) {
        return judgements.stream().max(Comparator.comparingInt(Judgement::rank));
    }
}
