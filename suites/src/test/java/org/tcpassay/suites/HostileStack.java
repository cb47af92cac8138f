// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.tcpassay.target.EmbeddedStack;
import org.tcpassay.target.UpperTester;
import org.tcpassay.wire.Bytes;

/** A sound stack that turns hostile after so many packets. */
final class HostileStack implements EmbeddedStack {

    private final EmbeddedStack sound;
    private final Hostility hostility;
    private final int patience;
    private SplittableRandom dice = new SplittableRandom(0);
    private int delivered;

    HostileStack(EmbeddedStack sound, Hostility hostility, int patience) {
        this.sound = sound;
        this.hostility = hostility;
        this.patience = patience;
    }

    @Override
    public void deliver(Bytes packet, long nowNs) {
        if (delivered == 0) {
            dice = new SplittableRandom(packet.hashCode()); // each probe meets the same stack in every run
        }
        delivered++;
        sound.deliver(packet, nowNs);
    }

    @Override
    public List<Bytes> collect(long nowNs) {
        List<Bytes> packets = sound.collect(nowNs);
        return isHostile() ? hostility.bend(packets, dice) : packets;
    }

    @Override
    public OptionalLong nextTimerNs() {
        return sound.nextTimerNs();
    }

    @Override
    public UpperTester upperTester(LongSupplier nowNs) {
        return HostileUser.of(UpperTester.class, sound.upperTester(nowNs), this);
    }

    boolean isHostile() {
        return delivered > patience;
    }

    SplittableRandom dice() {
        return dice;
    }

    /** Whether the user's calls lie too. */
    boolean lies() {
        return isHostile() && hostility == Hostility.NOISE && dice.nextInt(10) == 0;
    }
}
