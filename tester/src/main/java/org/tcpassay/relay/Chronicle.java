// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Transit;
import org.tcpassay.link.Mishap;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;

/**
 * What the trace of a probe says of the path that its road takes: each act with the packet that it was done to (but not
 * that a rule let one pass), and what reaches the target in the place of what the tester sent, which the tester's side
 * does not show.
 */
final class Chronicle implements Consumer<Happening> {

    private static final int MOST = 4096; // packets that are remembered; a rule seldom holds more than a few

    private final Map<Long, Known> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Known> eldest) {
            return size() > MOST;
        }
    };
    private final Consumer<Mishap> mishaps;

    /** A packet, and who did something to it last. */
    private record Known(Optional<Transit> came, String rule) {}

    /** @param mishaps is told them, each {@link Mishap#behind} nothing */
    Chronicle(Consumer<Mishap> mishaps) {
        this.mishaps = mishaps;
    }

    @Override
    public void accept(Happening happening) {
        if (happening instanceof Happening.Came came) {
            known.put(came.transit().number(), new Known(Optional.of(came.transit()), ""));
        } else if (happening instanceof Happening.Acted act && act.verb() != Verb.PASSED) {
            acted(act);
        } else if (happening instanceof Happening.Went went && went.to() == Side.RIGHT) {
            reaches(went);
        }
    }

    private void acted(Happening.Acted act) {
        Optional<Transit> came = came(act.number());
        known.put(act.number(), new Known(came, act.rule()));
        tell(
                act.timeNs(),
                came.map(Transit::from).orElse(Side.LEFT),
                came.map(Transit::bytes),
                act.rule(),
                act.verb().text(),
                act.detail());
    }

    private void reaches(Happening.Went went) {
        boolean isAsItCame = came(went.number())
                .filter(transit -> transit.bytes().equals(went.bytes()))
                .isPresent();
        if (!isAsItCame && known.containsKey(went.number())) {
            String rule = known.get(went.number()).rule();
            tell(went.timeNs(), Side.LEFT, Optional.of(went.bytes()), rule, "sent on", "");
        }
    }

    private Optional<Transit> came(long number) {
        return Optional.ofNullable(known.get(number)).flatMap(Known::came);
    }

    private void tell(long timeNs, Side from, Optional<Bytes> packet, String rule, String act, String detail) {
        Direction direction = from == Side.LEFT ? Direction.TO_TARGET : Direction.FROM_TARGET;
        mishaps.accept(new Mishap(0, timeNs, direction, packet, rule, act, detail));
    }
}
