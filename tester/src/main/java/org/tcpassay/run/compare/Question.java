// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.compare;

import java.util.List;
import java.util.Optional;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;

/**
 * One probe over one version of IP, and what each stack answered.
 *
 * @param answers in the order of the stacks; empty where one is not reached over that version
 */
public record Question(ProbeInfo probe, List<Optional<ProbeResult>> answers) {

    public Question {
        answers = List.copyOf(answers);
    }

    public Likeness likeness() {
        return Likeness.of(given());
    }

    /** The answers that there are. */
    public List<ProbeResult> given() {
        return answers.stream().flatMap(Optional::stream).toList();
    }

    /** Whether one of two stacks conforms and the other deviates. */
    boolean parts(int one, int other) {
        return is(one, Outcome.CONFORMS) && is(other, Outcome.DEVIATES)
                || is(one, Outcome.DEVIATES) && is(other, Outcome.CONFORMS);
    }

    private boolean is(int stack, Outcome outcome) {
        return answers.get(stack).filter(answer -> answer.outcome() == outcome).isPresent();
    }
}
