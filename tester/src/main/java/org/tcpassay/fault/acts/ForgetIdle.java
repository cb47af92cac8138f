// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Flags;

/**
 * Forgets a connection on which nothing passed for a while, as address translators and firewalls do: nothing of it
 * passes any more until a new SYN. At strength zero it waits for ever.
 *
 * @param idle how long neither end may be silent
 * @param reply to who goes on
 */
public record ForgetIdle(Duration idle, Answer.Reply reply) implements Act {

    public ForgetIdle {
        Lasting.check(idle);
    }

    @Override
    public Running start(Dice dice) {
        return new Remembering(dice);
    }

    private final class Remembering implements Running {

        private final Dice dice;
        private final Tracks tracks = new Tracks();
        private final Map<Set<Way>, Long> lastNs = new Remembered<>();

        private Remembering(Dice dice) {
            this.dice = dice;
        }

        @Override
        public void chosen(Transit transit, Outlet outlet) {
            if (transit.segment().isEmpty()) {
                outlet.pass(transit);
                return;
            }
            Set<Way> connection = connection(transit);
            boolean opens = transit.segment()
                    .filter(segment -> segment.has(Flags.SYN) && !segment.has(Flags.ACK))
                    .isPresent();
            Optional<Long> before = Optional.ofNullable(lastNs.get(connection));
            boolean forgotten =
                    before.filter(at -> outlet.nowNs() - at >= Lasting.ns(idle)).isPresent();
            tracks.follow(transit);
            if (opens || !forgotten) {
                lastNs.put(connection, outlet.nowNs());
                outlet.pass(transit);
            } else {
                Answer.give(reply, transit, tracks, dice, outlet);
            }
        }

        private static Set<Way> connection(Transit transit) {
            Way way = Way.of(transit);
            return Set.of(way, way.back());
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
        public void passedBy(Transit transit, Outlet outlet) {
            tracks.follow(transit);
            if (transit.segment().isPresent()) {
                lastNs.computeIfPresent(connection(transit), (key, at) -> Math.max(at, outlet.nowNs()));
            }
        }
    }

    @Override
    public String text() {
        return "forget a connection that was idle for " + Lasting.text(idle) + " and answer " + reply.text();
    }

    @Override
    public Set<Effect> effects() {
        return reply == Answer.Reply.NOTHING
                ? Set.of(Effect.LOSES)
                : Set.of(Effect.LOSES, Effect.INVENTS, Effect.BREAKS_NUMBERING);
    }

    @Override
    public Act atZero() {
        return new ForgetIdle(Lasting.FOREVER, reply);
    }
}
