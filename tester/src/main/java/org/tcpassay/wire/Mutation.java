// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damage at random: flipped bits, odd bytes, cut, extended, spliced, and lengths that lie. */
final class Mutation {

    private static final int[] ODD = {0, 1, 2, 3, 4, 5, 7, 8, 0x0f, 0x10, 0x45, 0x4f, 0x60, 0x7f, 0x80, 0xfe, 0xff};

    private final SplittableRandom random;
    private final List<Bytes> others;

    /** @param others where spliced tails come from; may change meanwhile */
    Mutation(SplittableRandom random, List<Bytes> others) {
        this.random = random;
        this.others = others;
    }

    Bytes of(Bytes packet) {
        byte[] mutated = packet.toArray();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            mutated = damage(mutated);
        }
        if (random.nextInt(4) != 0) {
            repairLength(mutated);
        }
        return Bytes.owning(mutated);
    }

    private byte[] damage(byte[] in) {
        int at = in.length == 0 ? 0 : random.nextInt(in.length);
        switch (random.nextInt(8)) {
            case 0 -> {
                return Arrays.copyOf(in, at);
            }
            case 1 -> {
                return Arrays.copyOf(in, in.length + random.nextInt(1, 40));
            }
            case 2 -> {
                return splice(in, at);
            }
            case 3 -> lie(in);
            case 4 -> set(in, at, ODD[random.nextInt(ODD.length)]);
            case 5 -> set(in, random.nextInt(100), ODD[random.nextInt(ODD.length)]);
            case 6 -> set(in, at, random.nextInt(256));
            default -> flip(in, at);
        }
        return in;
    }

    private byte[] splice(byte[] head, int at) {
        Bytes other = others.get(random.nextInt(others.size()));
        Bytes tail = other.slice(Math.min(other.length(), random.nextInt(100)), other.length());
        byte[] spliced = Arrays.copyOf(head, at + tail.length());
        tail.copyTo(spliced, at);
        return spliced;
    }

    /** A length or offset field of IPv4, IPv6 or TCP that lies, slightly or wildly. */
    private void lie(byte[] out) {
        boolean four = out.length > 0 && (out[0] >> 4) == 4;
        int tcp = four ? (out[0] & 0xf) * 4 : Ipv6Codec.FIXED;
        switch (random.nextInt(6)) {
            case 0 -> set(out, 0, random.nextInt(256));
            case 1 -> add(out, four ? 3 : 5);
            case 2 -> set(out, tcp + 12, random.nextInt(256));
            case 3 -> set(out, tcp + 21, random.nextInt(44));
            case 4 -> add(out, tcp + 21 + random.nextInt(20));
            default -> set(out, tcp + 1, random.nextInt(8));
        }
    }

    /** Makes the IP length true again, so that the damage inside is reached. */
    private static void repairLength(byte[] out) {
        if (out.length >= Ipv4Codec.FIXED && (out[0] >> 4) == 4) {
            Field.put16(out, 2, out.length);
        } else if (out.length >= Ipv6Codec.FIXED && (out[0] >> 4) == 6) {
            Field.put16(out, 4, out.length - Ipv6Codec.FIXED);
        }
    }

    private void add(byte[] out, int at) {
        if (at < out.length) {
            out[at] += (byte) random.nextInt(-3, 4);
        }
    }

    private void flip(byte[] out, int at) {
        if (at < out.length) {
            out[at] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private static void set(byte[] out, int at, int value) {
        if (at < out.length) {
            out[at] = (byte) value;
        }
    }
}
