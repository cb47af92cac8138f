// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tcpassay.rules.Rule;
import org.tcpassay.run.Finding;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.Verdict;

/**
 * How many requirements of one strength a stack keeps. A requirement is broken by any probe that finds it broken, and
 * kept if it is not broken and a probe that names it conforms; otherwise it does not apply, or could not be judged.
 *
 * @param known broken only in ways that the stack's ledger lists
 * @param fresh broken in a way that it does not list
 */
public record Score(Binding binding, int kept, int known, int fresh) {

    /** What becomes of a requirement; a later one outweighs those before it. */
    private enum Fate {
        KEPT,
        KNOWN,
        FRESH
    }

    /** Requirements that could be judged. */
    public int judged() {
        return kept + known + fresh;
    }

    /** The strengths that occur, the strongest first. */
    static List<Score> of(List<ProbeResult> results) {
        Map<Rule, Fate> fates = new HashMap<>();
        for (ProbeResult result : results) {
            if (result.outcome() == Outcome.CONFORMS) {
                result.probe().rules().forEach(rule -> fates.putIfAbsent(rule, Fate.KEPT));
            } else if (result.outcome() == Outcome.DEVIATES) {
                Fate fate = result.verdict() == Verdict.KNOWN ? Fate.KNOWN : Fate.FRESH;
                fates.merge(broken(result), fate, (one, other) -> one.compareTo(other) > 0 ? one : other);
            }
        }
        return counted(fates);
    }

    private static Rule broken(ProbeResult result) {
        return result.finding()
                .flatMap(Finding::rule)
                .orElseGet(() -> result.probe().rules().get(0));
    }

    private static List<Score> counted(Map<Rule, Fate> fates) {
        List<Score> scores = new ArrayList<>();
        for (Binding binding : Binding.values()) {
            List<Fate> bound = fates.entrySet().stream()
                    .filter(one -> Binding.of(one.getKey().level()) == binding)
                    .map(Map.Entry::getValue)
                    .toList();
            if (!bound.isEmpty()) {
                scores.add(new Score(
                        binding, count(bound, Fate.KEPT), count(bound, Fate.KNOWN), count(bound, Fate.FRESH)));
            }
        }
        return List.copyOf(scores);
    }

    private static int count(List<Fate> fates, Fate wanted) {
        return Collections.frequency(fates, wanted);
    }
}
