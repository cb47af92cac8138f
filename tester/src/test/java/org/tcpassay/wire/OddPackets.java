// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Packets as {@link WireFuzz} draws them, for tests of whatever must take any packet. */
public final class OddPackets {

    private OddPackets() {}

    /** Half of them damaged: fragments, ICMP, options of all kinds, lengths that lie; the same for the same seed. */
    public static List<Bytes> draw(long seed, int count) {
        var any = new AnyPacket(new SplittableRandom(seed));
        List<Bytes> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(any.next());
        }
        List<Bytes> mixed = damaged(seed, drawn, count / 2);
        mixed.addAll(drawn.subList(0, count - mixed.size()));
        return mixed;
    }

    /** So many, each one of these after some damage. */
    public static List<Bytes> damaged(long seed, List<Bytes> packets, int count) {
        var random = new SplittableRandom(seed);
        var mutation = new Mutation(random, packets);
        List<Bytes> damaged = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            damaged.add(mutation.of(packets.get(random.nextInt(packets.size()))));
        }
        return damaged;
    }
}
