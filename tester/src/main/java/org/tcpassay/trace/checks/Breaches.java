// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Optional;
import org.tcpassay.trace.Breach;

/** Makes breaches that show the segment. */
final class Breaches {

    private Breaches() {}

    static Breach of(Incarnation life, Step step, String sentence, String expected) {
        return new Breach(
                step.event().timeNs(), step.index(), sentence, Optional.of(expected), Optional.of(life.line(step)));
    }
}
