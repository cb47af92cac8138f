// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.util.List;

/** What must come next: a segment, nothing, or one of several. */
public sealed interface Expectation permits SegmentSpec, Expectation.Silence, Expectation.AnyOf {

    /** The single alternatives, in the order in which they were written. */
    List<Expectation> alternatives();

    /** Nothing comes. */
    record Silence() implements Expectation {
        @Override
        public List<Expectation> alternatives() {
            return List.of(this);
        }

        @Override
        public String toString() {
            return "nothing";
        }
    }

    /** One of several; the verdict records which was seen. */
    record AnyOf(List<Expectation> permitted) implements Expectation {
        public AnyOf {
            permitted = List.copyOf(permitted);
        }

        @Override
        public List<Expectation> alternatives() {
            return permitted.stream()
                    .flatMap(one -> one.alternatives().stream())
                    .toList();
        }

        @Override
        public String toString() {
            return String.join(
                    " or ", permitted.stream().map(Expectation::toString).toList());
        }
    }
}
