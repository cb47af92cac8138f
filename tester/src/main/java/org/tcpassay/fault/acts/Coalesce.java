// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;

/**
 * Makes one segment of several adjacent ones with data, as an offload engine does. At strength zero of one.
 *
 * <p>Acknowledgment, window and options are those of the last, PSH and FIN of any. SYN, RST and URG are never joined,
 * nor what is signed, arrived damaged, or differs in ECN.
 *
 * @param most segments in one
 * @param patience how long the first waits for the others
 */
public record Coalesce(int most, Duration patience) implements Act {

    private static final int LARGEST = 60_000; // bytes of data, so that headers fit as well
    private static final Flags MAY_DIFFER = Flags.PSH.with(Flags.FIN);
    private static final Flags NEVER = Flags.SYN.with(Flags.RST).with(Flags.URG).with(Flags.FIN);

    public Coalesce {
        Lasting.check(patience);
        if (most < 1) {
            throw new IllegalArgumentException(most + " segments in one; 1 or more are right");
        }
    }

    @Override
    public Running start(Dice dice) {
        return most == 1 || patience.isZero() ? new Pass().start(dice) : new Joining();
    }

    /** @param parts in the order of their data; what is joined leaves as the last of them */
    private record Held(List<Transit> parts, long untilNs) {}

    private final class Joining implements Running {

        private final Map<Way, Held> held = new HashMap<>();

        @Override
        public void chosen(Transit transit, Outlet outlet) {
            Way way = Way.of(transit);
            Optional<Held> before = Optional.ofNullable(held.get(way));
            if (before.filter(one -> follows(one.parts(), transit)).isPresent()) {
                join(way, before.get(), transit, outlet);
                return;
            }
            before.ifPresent(one -> release(way, one, outlet));
            if (!isJoinable(transit)) {
                outlet.pass(transit);
                return;
            }
            long untilNs = outlet.nowNs() + Lasting.ns(patience);
            held.put(way, new Held(List.of(transit), untilNs));
            outlet.hold(transit, "for what follows it");
            outlet.wakeAt(untilNs);
        }

        private void join(Way way, Held before, Transit transit, Outlet outlet) {
            List<Transit> parts = new ArrayList<>(before.parts());
            parts.add(transit);
            var now = new Held(parts, before.untilNs());
            outlet.hold(transit, "joined to packet " + parts.get(0).number());
            if (parts.size() == most || segment(transit).has(Flags.FIN)) {
                release(way, now, outlet);
            } else {
                held.put(way, now);
            }
        }

        private void release(Way way, Held one, Outlet outlet) {
            held.remove(way);
            List<Transit> parts = one.parts();
            Transit last = parts.get(parts.size() - 1);
            if (parts.size() == 1) {
                outlet.pass(last);
                return;
            }
            for (Transit part : parts.subList(0, parts.size() - 1)) {
                outlet.join(part, last);
            }
            outlet.change(last, joined(parts), "the data of " + parts.size() + " segments");
        }

        @Override
        public boolean watches() {
            return true;
        }

        @Override
        public boolean watchesEachOf(Transit joined) {
            return false;
        }

        @Override
        public void comesBy(Transit transit, Outlet outlet) {
            Way way = Way.of(transit);
            Optional.ofNullable(held.get(way)).ifPresent(one -> release(way, one, outlet));
        }

        @Override
        public void woken(Outlet outlet) {
            Map<Way, Held> late = new HashMap<>(held);
            late.values().removeIf(one -> one.untilNs() > outlet.nowNs());
            late.entrySet().stream()
                    .sorted((a, b) -> Long.compare(first(a.getValue()), first(b.getValue())))
                    .forEach(entry -> release(entry.getKey(), entry.getValue(), outlet));
        }
    }

    private static long first(Held held) {
        return held.parts().get(0).number();
    }

    private static Segment segment(Transit transit) {
        return transit.segment().orElseThrow();
    }

    private static boolean isJoinable(Transit transit) {
        return isWhole(transit) && !segment(transit).flags().hasAny(NEVER);
    }

    private static boolean isWhole(Transit transit) {
        return Draft.of(transit)
                .filter(draft -> draft.isSound() && !draft.payload.isEmpty())
                .filter(draft -> !draft.flags.hasAny(NEVER.without(Flags.FIN)))
                .filter(draft -> draft.options.stream()
                        .noneMatch(option ->
                                option instanceof TcpOption.Md5 || option instanceof TcpOption.Authentication))
                .isPresent();
    }

    private static boolean follows(List<Transit> parts, Transit transit) {
        Transit last = parts.get(parts.size() - 1);
        int length = parts.stream()
                .mapToInt(part -> segment(part).payload().length())
                .sum();
        return isWhole(transit)
                && segment(transit).seq().equals(segment(last).end())
                && segment(transit).payload().length() + length <= LARGEST
                && steady(transit).equals(steady(last))
                && transit.packet().ip().orElseThrow().trafficClass()
                        == last.packet().ip().orElseThrow().trafficClass();
    }

    private static Flags steady(Transit transit) {
        return segment(transit).flags().without(MAY_DIFFER);
    }

    private static Bytes joined(List<Transit> parts) {
        Draft draft = Draft.of(parts.get(parts.size() - 1)).orElseThrow();
        draft.seq = segment(parts.get(0)).seq();
        draft.payload = Bytes.EMPTY;
        for (Transit part : parts) {
            draft.payload = draft.payload.concat(segment(part).payload());
            draft.flags = draft.flags.with(new Flags(segment(part).flags().bits() & MAY_DIFFER.bits()));
        }
        return draft.bytes();
    }

    @Override
    public String text() {
        return "make one segment of up to " + most + ", waiting " + Lasting.text(patience) + " at most";
    }

    @Override
    public Set<Effect> effects() {
        return Set.of(Effect.DELAYS, Effect.REORDERS, Effect.CHANGES);
    }

    @Override
    public Act atZero() {
        return new Coalesce(1, patience);
    }
}
