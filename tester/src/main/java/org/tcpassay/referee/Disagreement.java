// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.model.permits.Observation;
import org.tcpassay.rules.State;

/**
 * Where a target and the model part.
 *
 * @param event index into the events of the trace
 * @param states in which the target could be before
 * @param expected what would have been permitted, one sentence for each way
 * @param got what was seen
 * @param history what the target was asked until then, the last thing last
 */
public record Disagreement(
        int event, Observation observation, Set<State> states, List<String> expected, String got, List<Asked> history) {

    public Disagreement {
        states = Set.copyOf(states);
        expected = List.copyOf(expected);
        history = List.copyOf(history);
    }

    /** What it was asked last. */
    public Optional<Asked> asked() {
        return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
    }
}
