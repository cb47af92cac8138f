// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.tcpassay.wire.Bytes;

/** What a stack can do to its tester instead of answering. */
enum Hostility {
    CRASH,
    FLOOD,
    SILENCE,
    /** Bits flip, packets are cut, lengthened, lost, doubled and made up. */
    NOISE;

    private static final int FLOODED = 30_000; // packets

    /** What leaves instead of {@code packets}. */
    List<Bytes> bend(List<Bytes> packets, SplittableRandom dice) {
        return switch (this) {
            case CRASH -> throw new IllegalStateException("crashed on purpose");
            case FLOOD -> packets.isEmpty() ? packets : Collections.nCopies(FLOODED, packets.get(0));
            case SILENCE -> List.of();
            case NOISE -> noise(packets, dice);
        };
    }

    private static List<Bytes> noise(List<Bytes> packets, SplittableRandom dice) {
        List<Bytes> out = new ArrayList<>();
        for (Bytes packet : packets) {
            switch (dice.nextInt(8)) {
                case 0 -> out.add(flipped(packet, dice));
                case 1 -> out.add(packet.slice(0, dice.nextInt(packet.length() + 1)));
                case 2 -> out.add(packet.concat(Bytes.zeros(dice.nextInt(70_000))));
                case 3 -> out.add(madeUp(dice));
                case 4 -> {}
                case 5 -> out.addAll(List.of(packet, packet));
                default -> out.add(packet);
            }
        }
        return out;
    }

    private static Bytes flipped(Bytes packet, SplittableRandom dice) {
        byte[] bytes = packet.toArray();
        bytes[dice.nextInt(bytes.length)] ^= (byte) (1 << dice.nextInt(8));
        return Bytes.copyOf(bytes);
    }

    private static Bytes madeUp(SplittableRandom dice) {
        var bytes = new byte[1 + dice.nextInt(100)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) dice.nextInt();
        }
        bytes[0] = dice.nextBoolean() ? 0x45 : bytes[0];
        return Bytes.copyOf(bytes);
    }
}
