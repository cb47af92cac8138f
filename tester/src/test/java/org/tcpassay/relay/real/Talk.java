// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay.real;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tcpassay.fault.End;
import org.tcpassay.rules.State;

/**
 * A ready scenario with the programs that talk through it, and how that is to end.
 *
 * @param ends the states in which each end of each connection stays
 * @param waiting ends whose user has closed, while text that will never be acknowledged keeps the FIN back: the path
 *     cannot know that (see FAULTS.md)
 * @param openerSysctls what is set at the left before, each {@code key=value}
 */
record Talk(
        String scenario,
        Programs programs,
        Expected expected,
        Map<End, Set<State>> ends,
        Set<End> waiting,
        List<String> openerSysctls) {

    private static final Set<State> OVER = EnumSet.of(State.CLOSED, State.TIME_WAIT);

    static Talk of(String scenario, Programs programs, Expected expected) {
        return new Talk(
                scenario, programs, expected, Map.of(End.OPENER, OVER, End.LISTENER, OVER), Set.of(), List.of());
    }

    /** Nobody learns of the end, so both stay where they are. */
    Talk staying(State opener, State listener) {
        var where = new EnumMap<End, Set<State>>(End.class);
        where.put(End.OPENER, EnumSet.of(opener));
        where.put(End.LISTENER, EnumSet.of(listener));
        return new Talk(scenario, programs, expected, where, waiting, openerSysctls);
    }

    /** So that its FIN waits behind text. */
    Talk withWaiting(End end) {
        return new Talk(scenario, programs, expected, ends, Set.of(end), openerSysctls);
    }

    Talk with(String sysctl) {
        var more = new ArrayList<>(openerSysctls);
        more.add(sysctl);
        return new Talk(scenario, programs, expected, ends, waiting, more);
    }

    @Override
    public String toString() {
        return scenario;
    }
}
