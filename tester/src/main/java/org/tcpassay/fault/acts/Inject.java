// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.time.Duration;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;

/**
 * Sends a forged segment after the chosen one, which goes as it came. At strength zero after a share of none.
 *
 * @param after how long afterwards
 */
public record Inject(Forgery forgery, Duration after, Share share) implements Act {

    public Inject {
        Lasting.check(after);
    }

    @Override
    public Running start(Dice dice) {
        return new Forging(dice);
    }

    private final class Forging implements Running {

        private final Dice dice;
        private final Tracks tracks = new Tracks();

        private Forging(Dice dice) {
            this.dice = dice;
        }

        @Override
        public void chosen(Transit transit, Outlet outlet) {
            tracks.follow(transit);
            outlet.pass(transit);
            if (share.hits(dice) && transit.segment().isPresent()) {
                Way way = forgery.voice() == Voice.SENDER
                        ? Way.of(transit)
                        : Way.of(transit).back();
                outlet.make(
                        way.from(),
                        forgery.bytes(way, tracks, dice),
                        forgery.text(),
                        outlet.nowNs() + Lasting.ns(after));
            }
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
        }
    }

    @Override
    public String text() {
        return "let" + share.text() + " be followed by " + forgery.text()
                + (after.isZero() ? "" : ", after " + Lasting.text(after));
    }

    @Override
    public Set<Effect> effects() {
        return Set.of(Effect.INVENTS, Effect.BREAKS_NUMBERING);
    }

    @Override
    public Act atZero() {
        return new Inject(forgery, after, Share.NONE);
    }
}
