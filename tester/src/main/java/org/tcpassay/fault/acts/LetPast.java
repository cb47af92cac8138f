// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;

/**
 * Holds a packet until so many later ones of its direction and connection have gone past it. At strength zero none.
 *
 * <p>Of one direction of a connection one packet is held at a time; others that are chosen meanwhile go past it.
 *
 * @param count 1 swaps it with the next
 * @param most how long it waits for them
 */
public record LetPast(int count, Duration most) implements Act {

    public LetPast {
        Lasting.check(most);
        if (count < 0) {
            throw new IllegalArgumentException(count + " packets to let past; 0 or more are right");
        }
    }

    @Override
    public Running start(Dice dice) {
        return count == 0 || most.isZero() ? new Pass().start(dice) : new Holding();
    }

    private record Held(Transit transit, long untilNs, int left) {}

    private final class Holding implements Running {

        private final Map<Way, Held> held = new HashMap<>();

        @Override
        public void chosen(Transit transit, Outlet outlet) {
            if (held.containsKey(Way.of(transit))) {
                outlet.pass(transit);
                passedBy(transit, outlet);
                return;
            }
            long untilNs = outlet.nowNs() + Lasting.ns(most);
            held.put(Way.of(transit), new Held(transit, untilNs, count));
            outlet.hold(transit, "until " + (count == 1 ? "the next one" : count + " others") + " went past");
            outlet.wakeAt(untilNs);
        }

        @Override
        public boolean watches() {
            return true;
        }

        @Override
        public boolean watchesEachOf(Transit joined) {
            return held.containsKey(Way.of(joined));
        }

        @Override
        public void passedBy(Transit transit, Outlet outlet) {
            Way way = Way.of(transit);
            Held waiting = held.get(way);
            if (waiting == null) {
                return;
            }
            if (waiting.left() > 1) {
                held.put(way, new Held(waiting.transit(), waiting.untilNs(), waiting.left() - 1));
            } else {
                held.remove(way);
                outlet.pass(waiting.transit());
            }
        }

        @Override
        public void woken(Outlet outlet) {
            List<Held> late = new ArrayList<>(held.values());
            late.removeIf(one -> one.untilNs() > outlet.nowNs());
            late.sort((a, b) -> Long.compare(a.transit().number(), b.transit().number()));
            late.forEach(one -> held.remove(Way.of(one.transit())));
            late.forEach(one -> outlet.pass(one.transit()));
        }
    }

    @Override
    public String text() {
        String others = count == 1 ? "swap with the next" : "let " + count + " others go past";
        return others + ", for " + Lasting.text(most) + " at most";
    }

    @Override
    public Set<Effect> effects() {
        return Set.of(Effect.DELAYS, Effect.REORDERS);
    }

    @Override
    public Act atZero() {
        return new LetPast(0, most);
    }
}
