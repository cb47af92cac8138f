// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one probe had to say of one target, without ledger and trace.
 *
 * @param finding of the probe itself or, where that conforms, of the first standing check that broke
 * @param standing of every standing check that broke
 * @param packets how many passed, either way: what it costs to ask, and the same each time in virtual time
 */
public record Answer(
        ProbeInfo probe,
        Outcome outcome,
        String reason,
        Optional<Finding> finding,
        List<Finding> standing,
        int packets,
        Duration wall) {

    public Answer {
        standing = List.copyOf(standing);
    }

    static Answer of(ProbeInfo probe, Execution.Result result) {
        return new Answer(
                probe,
                result.outcome(),
                result.reason(),
                result.finding(),
                result.standing().findings(),
                result.trace().packets().size(),
                result.wall());
    }
}
