// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.trace.Breach;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.StandingCheck;
import org.tcpassay.trace.Trace;

/** A standing check that judges each packet of the target by itself, of a conversation or not. */
interface PerPacket extends StandingCheck {

    /** What is wrong with a packet of the target, if anything. */
    Optional<Wrong> judge(Event.Passed packet);

    /**
     * @param sentence with numbers
     * @param expected one line
     * @param got one line
     */
    record Wrong(String sentence, String expected, String got) {}

    @Override
    default List<Breach> check(Trace trace) {
        var breaches = new ArrayList<Breach>();
        for (int i = 0; i < trace.events().size(); i++) {
            if (trace.events().get(i) instanceof Event.Passed passed && passed.direction() == Direction.FROM_TARGET) {
                int index = i;
                judge(passed)
                        .ifPresent(wrong -> breaches.add(new Breach(
                                passed.timeNs(),
                                index,
                                wrong.sentence(),
                                Optional.of(wrong.expected()),
                                Optional.of(wrong.got()))));
            }
        }
        return breaches;
    }
}
