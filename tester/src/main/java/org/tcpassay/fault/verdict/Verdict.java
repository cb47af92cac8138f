// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import java.util.List;
import java.util.stream.Collectors;
import org.tcpassay.fault.Expectation.Outcome;

/**
 * What a scenario's expectations came to.
 *
 * @param asked whether the scenario expects anything; if not, {@code answers} only says whether its rules fired
 * @param answers one for each expectation in their order; the last is about rules that never fired
 */
public record Verdict(boolean asked, List<Answer> answers) {

    public Verdict {
        answers = List.copyOf(answers);
    }

    /**
     * One expectation.
     *
     * @param expectation as a person would say it
     * @param reason one sentence with numbers
     */
    public record Answer(String expectation, Outcome outcome, String reason) {

        /** One line, such as {@code HOLDS no reset: none among 12 packets}. */
        public String text() {
            return outcome + " " + expectation + ": " + reason;
        }
    }

    /** The worst of all. */
    public Outcome outcome() {
        return answers.stream().map(Answer::outcome).sorted().findFirst().orElse(Outcome.HOLDS);
    }

    /** A line for each. */
    public String text() {
        return answers.stream().map(Answer::text).collect(Collectors.joining("\n"));
    }
}
