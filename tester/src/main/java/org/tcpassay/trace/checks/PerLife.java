// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
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
        return check(Incarnations.of(trace));
    }

    /** The same, where the lives are known already. */
    default List<Breach> check(List<Incarnation> lives) {
        var breaches = new ArrayList<Breach>();
        for (Incarnation life : lives) {
            breaches.addAll(check(life));
        }
        breaches.sort(Comparator.comparingInt(Breach::event));
        return breaches;
    }
}
