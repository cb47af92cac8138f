// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.List;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Fault;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Transit;

/** The plainest faults, so that the road is tested without the library of them. */
record Deed(String text, Act act) implements Fault {

    static final Fault LOSE = new Deed("lose", (transit, outlet) -> outlet.lose(transit, ""));

    static final Condition EVERYTHING = Condition.of("everything", transit -> true);

    interface Act {
        void become(Transit transit, Outlet outlet);
    }

    static Fault later(long delayNs) {
        return new Deed("delay", (transit, outlet) -> outlet.passAt(transit, outlet.nowNs() + delayNs));
    }

    static Fault twice() {
        return new Deed("repeat", (transit, outlet) -> {
            outlet.pass(transit);
            outlet.repeat(transit, outlet.nowNs());
        });
    }

    /** A scenario of one rule. */
    static Scenario when(Condition condition, Fault fault) {
        return new Scenario("deed", "One thing is done.", List.of(new Rule("deed", condition, fault)));
    }

    @Override
    public Running start(Dice dice) {
        return act::become;
    }
}
