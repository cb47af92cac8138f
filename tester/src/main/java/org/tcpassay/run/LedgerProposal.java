// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a ledger would have to list so that the results of a run are all expected. */
final class LedgerProposal {

    private LedgerProposal() {}

    /** The present entries without those that no longer hold, then one for each new deviation. */
    static List<LedgerEntry> of(Ledger ledger, List<LedgerEntry> present, List<ProbeResult> results) {
        var proposed = new ArrayList<>(
                present.stream().filter(entry -> isKept(entry, results)).toList());
        for (ProbeResult result : results) {
            if (result.outcome() == Outcome.DEVIATES
                    && ledger.verdictOf(result.probe(), result.outcome(), result.finding()) == Verdict.NEW) {
                proposed.add(entry(result));
            }
        }
        return proposed;
    }

    /** An entry stays unless every conclusive result that it fits conforms (a glob may fit many). */
    private static boolean isKept(LedgerEntry entry, List<ProbeResult> results) {
        List<ProbeResult> conclusive = results.stream()
                .filter(result -> entry.fit(ProbeId.of(result.probe().id())) != LedgerEntry.Fit.NONE)
                .filter(result -> result.outcome() == Outcome.CONFORMS || result.outcome() == Outcome.DEVIATES)
                .toList();
        return conclusive.isEmpty() || conclusive.stream().anyMatch(result -> result.outcome() == Outcome.DEVIATES);
    }

    private static LedgerEntry entry(ProbeResult result) {
        Optional<Finding> finding = result.finding();
        Optional<String> rule = finding.flatMap(Finding::rule)
                .filter(broken -> !result.probe().rules().contains(broken))
                .map(broken -> broken.id());
        String clause = finding.flatMap(Finding::rule)
                .orElse(result.probe().rules().get(0))
                .clause();
        String reason = finding.map(found -> "TO EXPLAIN: expected " + found.expected() + ", got " + found.got())
                .orElse("TO EXPLAIN: " + result.reason());
        return new LedgerEntry(result.probe().id(), List.of(), rule, Set.of(), Optional.empty(), reason, clause);
    }
}
