// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.trace.Breach;

/** A standing check that judges each segment of the target by itself, given the life it belongs to. */
interface PerSegment extends PerLife {

    /** What is wrong with a segment of the target, if anything. */
    Optional<Wrong> judge(Incarnation life, Step step);

    /**
     * @param sentence with numbers
     * @param expected one line
     */
    record Wrong(String sentence, String expected) {}

    @Override
    default List<Breach> check(Incarnation life) {
        var breaches = new ArrayList<Breach>();
        for (Step step : life.steps()) {
            Optional<Wrong> wrong = step.isFromTarget() ? judge(life, step) : Optional.empty();
            if (wrong.isPresent()) {
                breaches.add(Breaches.of(
                        life, step, wrong.get().sentence(), wrong.get().expected()));
            }
        }
        return breaches;
    }
}
