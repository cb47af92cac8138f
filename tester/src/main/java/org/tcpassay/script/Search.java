// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.Optional;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Transit;
import org.tcpassay.relay.Witness;

/** A search for a packet between two hosts that goes on where it stopped. */
final class Search {

    private final Witness witness;
    private final Condition.Watch watch;
    private int next;
    private Optional<Transit> found = Optional.empty();

    Search(Witness witness, Condition what) {
        this.witness = witness;
        this.watch = what.start(new Dice(0, 0));
    }

    boolean goOn() {
        for (Happening happening : witness.journalFrom(next)) {
            next++;
            if (found.isEmpty() && happening instanceof Happening.Came came) {
                found = Optional.of(came.transit()).filter(watch::sees);
            }
        }
        return found.isPresent();
    }

    Optional<Transit> found() {
        return found;
    }
}
