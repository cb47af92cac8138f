// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tcpassay.wire.Flags;

/** Makes sequences: mostly near to what an honest peer does, so that deep states are reached, and sometimes wild. */
public final class Generator {

    private static final int LONGEST = 8; // actions
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final List<Flags> HONEST = List.of(
            Flags.ACK,
            Flags.ACK,
            Flags.ACK,
            Flags.ACK.with(Flags.PSH),
            Flags.ACK.with(Flags.FIN),
            Flags.ACK.with(Flags.FIN));
    private static final List<Flags> WILD = List.of(
            Flags.RST,
            Flags.RST.with(Flags.ACK),
            Flags.SYN,
            Flags.SYN.with(Flags.ACK),
            Flags.FIN,
            Flags.NONE,
            Flags.PSH,
            Flags.SYN.with(Flags.FIN),
            Flags.SYN.with(Flags.RST),
            Flags.SYN.with(Flags.FIN).with(Flags.ACK),
            Flags.RST.with(Flags.FIN).with(Flags.ACK));
    private static final List<Integer> LENGTHS = List.of(0, 0, 0, 1, 5, 10, 100);

    private final long seed;

    public Generator(long seed) {
        this.seed = seed;
    }

    /** Always the same for the same number. */
    public Sequence sequence(long number) {
        var dice = new SplittableRandom(seed * MIX ^ number);
        Sequence.Opening opening = opening(dice);
        var actions = new ArrayList<Action>();
        int count = 1 + dice.nextInt(LONGEST);
        for (int i = 0; i < count; i++) {
            actions.add(action(dice));
        }
        return new Sequence(opening, dice.nextInt(3) == 0, dice.nextInt(3) == 0, actions);
    }

    private static Sequence.Opening opening(SplittableRandom dice) {
        int roll = dice.nextInt(20);
        if (roll < 9) {
            return Sequence.Opening.ESTABLISHED_PASSIVELY;
        } else if (roll < 14) {
            return Sequence.Opening.ESTABLISHED_ACTIVELY;
        }
        return roll < 17 ? Sequence.Opening.LISTENING : roll < 19 ? Sequence.Opening.OPENING : Sequence.Opening.CLOSED;
    }

    private static Action action(SplittableRandom dice) {
        return dice.nextInt(4) == 0 ? new Action.Calls(call(dice)) : segment(dice);
    }

    private static Action.UserCall call(SplittableRandom dice) {
        int roll = dice.nextInt(12);
        if (roll < 4) {
            return Action.UserCall.SEND;
        } else if (roll < 7) {
            return Action.UserCall.RECEIVE;
        }
        return roll < 10 ? Action.UserCall.SHUTDOWN : roll < 11 ? Action.UserCall.CLOSE : Action.UserCall.ABORT;
    }

    private static Action segment(SplittableRandom dice) {
        Flags flags = one(dice.nextInt(3) == 0 ? WILD : HONEST, dice);
        int length = one(LENGTHS, dice);
        Place seq = dice.nextInt(2) == 0 ? Place.AT_RCV_NXT : one(List.of(Place.values()), dice);
        AckPlace ack = dice.nextInt(2) == 0 ? AckPlace.AT_SND_NXT : one(List.of(AckPlace.values()), dice);
        Stamps stamps = dice.nextInt(4) > 0 ? Stamps.ORDINARY : one(List.of(Stamps.values()), dice);
        return new Action.Sends(flags, seq, ack, length, stamps, dice.nextInt(12) == 0);
    }

    private static <T> T one(List<T> of, SplittableRandom dice) {
        return of.get(dice.nextInt(of.size()));
    }
}
