// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.List;
import java.util.OptionalLong;
import org.tcpassay.fault.Happening;

/**
 * What is known of a path when all is over.
 *
 * @param journal in order
 * @param counts of everything, whatever is missing in the journal
 * @param sparseFromNs from when on the journal has only those packets that a rule did something to; empty if it has all
 * @param endsNs from when on it has nothing; empty if it goes on to the end
 */
public record Recording(List<Happening> journal, Counts counts, OptionalLong sparseFromNs, OptionalLong endsNs) {

    public Recording {
        journal = List.copyOf(journal);
    }

    public boolean isWhole() {
        return sparseFromNs.isEmpty();
    }
}
