// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.kills;

import java.util.List;
import org.tcpassay.mutants.Mutant;
import org.tcpassay.run.Answer;

/**
 * A row of the matrix: all probes against one mutant.
 *
 * @param kills in the catalogue's order, as all lists here
 * @param sideEffects deviations in what the mutant is not said to break
 * @param inconclusive how many probes the mistake kept from reaching their question
 * @param errors of the tester, of which there must be none
 */
public record MutantResult(
        Mutant mutant, List<Deviation> kills, List<Deviation> sideEffects, int inconclusive, List<Answer> errors) {

    public MutantResult {
        kills = List.copyOf(kills);
        sideEffects = List.copyOf(sideEffects);
        errors = List.copyOf(errors);
    }

    public boolean isKilled() {
        return !kills.isEmpty();
    }

    /** Whether a probe for it is still to be written. */
    public boolean isAwaiting() {
        return mutant.awaiting().isPresent();
    }
}
