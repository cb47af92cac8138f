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
 * @param asked what the target was asked last
 */
public record Disagreement(
        int event,
        Observation observation,
        Set<State> states,
        List<String> expected,
        String got,
        Optional<Asked> asked) {

    public Disagreement {
        states = Set.copyOf(states);
        expected = List.copyOf(expected);
    }
}
