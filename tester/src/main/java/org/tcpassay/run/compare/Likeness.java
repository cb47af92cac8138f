// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.compare;

import java.util.List;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;

/** How the answers of several stacks to one question compare; what a reader must see first stands first. */
public enum Likeness {
    /** One conforms where another deviates. */
    DIFFER("differ"),
    /** Of one at least it could not be said, and the others do not differ. */
    OPEN("inconclusive"),
    /** Whoever could be judged deviates. */
    ALL_DEVIATE("all deviate"),
    /** All conform, each in a way of its own that is permitted. */
    CHOOSE("choose differently"),
    /** Not applicable to some; the others conform. */
    LACKING("n/a to some"),
    /** All that were asked conform. */
    ALIKE("all conform"),
    /** Not applicable to any. */
    NOWHERE("n/a to all");

    private final String text;

    Likeness(String text) {
        this.text = text;
    }

    /** As readers see it. */
    public String text() {
        return text;
    }

    /** @param answers of the stacks that were asked */
    static Likeness of(List<ProbeResult> answers) {
        boolean conforms = any(answers, Outcome.CONFORMS);
        boolean deviates = any(answers, Outcome.DEVIATES);
        if (conforms && deviates) {
            return DIFFER;
        }
        if (any(answers, Outcome.INCONCLUSIVE) || any(answers, Outcome.ERROR)) {
            return OPEN;
        }
        if (deviates) {
            return ALL_DEVIATE;
        }
        if (!conforms) {
            return NOWHERE;
        }
        if (manners(answers) > 1) {
            return CHOOSE;
        }
        return any(answers, Outcome.NOT_APPLICABLE) ? LACKING : ALIKE;
    }

    private static boolean any(List<ProbeResult> answers, Outcome outcome) {
        return answers.stream().anyMatch(answer -> answer.outcome() == outcome);
    }

    private static long manners(List<ProbeResult> answers) {
        return answers.stream()
                .filter(answer -> answer.outcome() == Outcome.CONFORMS)
                .map(Manner::of)
                .distinct()
                .count();
    }
}
