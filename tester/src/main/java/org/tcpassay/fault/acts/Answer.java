// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.Optional;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/**
 * Takes a segment away and answers it in the name of the end it was for. At strength zero a share of none.
 *
 * <p>A reset is never answered, nor what is no segment: they are lost only.
 */
public record Answer(Reply reply, Share share) implements Act {

    /** What is answered. */
    public enum Reply {
        NOTHING("nothing", Flags.NONE),
        /** As an end answers that knows of no such connection (RFC 9293 §3.5.2). */
        RST("RST", Flags.RST),
        /** All of the segment, which the end never gets. */
        ACK("ACK", Flags.ACK);

        private final String text;
        private final Flags flags;

        Reply(String text, Flags flags) {
            this.text = text;
            this.flags = flags;
        }

        String text() {
            return text;
        }
    }

    @Override
    public Running start(Dice dice) {
        return new Answering(dice);
    }

    private final class Answering implements Running {

        private final Dice dice;
        private final Tracks tracks = new Tracks();

        private Answering(Dice dice) {
            this.dice = dice;
        }

        @Override
        public void chosen(Transit transit, Outlet outlet) {
            tracks.follow(transit);
            if (share.hits(dice)) {
                give(reply, transit, tracks, dice, outlet);
            } else {
                outlet.pass(transit);
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

    /** Loses a packet and answers it. */
    static void give(Reply reply, Transit transit, Tracks tracks, Dice dice, Outlet outlet) {
        Optional<Segment> segment = transit.segment().filter(one -> !one.has(Flags.RST));
        boolean silent = reply == Reply.NOTHING || segment.isEmpty();
        outlet.lose(transit, silent ? "answered by nothing" : "answered by " + reply.text());
        if (silent) {
            return;
        }
        Way back = Way.of(transit).back();
        var forgery = new Forgery(reply.flags, Voice.RECEIVER, Aim.EXACT, 0, Bytes.EMPTY);
        Bytes answer = reply == Reply.RST && !segment.get().has(Flags.ACK)
                ? Resets.refusing(transit)
                : reply == Reply.RST ? Resets.expected(transit) : forgery.bytes(back, tracks, dice);
        outlet.make(back.from(), answer, reply.text() + " for packet " + transit.number(), outlet.nowNs());
    }

    @Override
    public String text() {
        return "drop" + share.text() + " and answer " + reply.text() + " in the receiver's name";
    }

    @Override
    public Set<Effect> effects() {
        return reply == Reply.NOTHING
                ? Set.of(Effect.LOSES)
                : Set.of(Effect.LOSES, Effect.INVENTS, Effect.BREAKS_NUMBERING);
    }

    @Override
    public Act atZero() {
        return new Answer(reply, Share.NONE);
    }
}
