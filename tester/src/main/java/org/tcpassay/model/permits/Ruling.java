// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model.permits;

import java.util.List;

/** What the referee says of an {@link Observation}. */
public sealed interface Ruling {

    /** @param next the referee that knows this observation too */
    record Permitted(Permits next) implements Ruling {}

    /**
     * Nothing decides what is right from here on.
     *
     * @param why in a few words
     */
    record Undecided(String why) implements Ruling {}

    /**
     * No state that was possible so far permits it.
     *
     * @param expected what would have been permitted, one sentence for each way
     * @param got what was seen
     */
    record Denied(List<String> expected, String got) implements Ruling {
        public Denied {
            expected = List.copyOf(expected);
        }
    }
}
