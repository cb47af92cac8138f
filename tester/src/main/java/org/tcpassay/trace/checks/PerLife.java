// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Comparator;
import java.util.List;
import org.tcpassay.trace.Breach;
import org.tcpassay.trace.StandingCheck;
import org.tcpassay.trace.Trace;

/** A standing check that looks at one life of a connection at a time. */
interface PerLife extends StandingCheck {

    List<Breach> check(Incarnation life);

    @Override
    default List<Breach> check(Trace trace) {
        return Incarnations.of(trace).stream()
                .flatMap(life -> check(life).stream())
                .sorted(Comparator.comparingInt(Breach::event))
                .toList();
    }
}
