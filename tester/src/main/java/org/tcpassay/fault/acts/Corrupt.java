// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Bytes;

/**
 * Damages so many bits or bytes of a place, or all of it, drawn anew for each packet. At strength zero none.
 *
 * @param count of units, 0 or more; of a place that has fewer, all
 */
public record Corrupt(Unit unit, int count, Place place, Sums sums) implements Act {

    /** What is damaged at once. */
    public enum Unit {
        BIT,
        /** Becomes any other byte. */
        BYTE,
        /** The whole place becomes anything else. */
        FIELD
    }

    public Corrupt {
        if (count < 0) {
            throw new IllegalArgumentException("corrupting " + count + " times; 0 or more are right");
        }
    }

    @Override
    public Running start(Dice dice) {
        return (transit, outlet) -> corrupt(transit, outlet, dice);
    }

    private void corrupt(Transit transit, Outlet outlet, Dice dice) {
        Optional<Place.Span> span = place.in(transit);
        if (count == 0 || span.isEmpty()) {
            outlet.pass(transit);
            return;
        }
        byte[] damaged = transit.bytes().toArray();
        switch (unit) {
            case BIT -> flip(damaged, span.get(), dice);
            case BYTE -> replace(damaged, span.get(), dice);
            case FIELD -> redraw(damaged, span.get(), dice);
        }
        Changed.into(sums.settle(Bytes.copyOf(damaged), transit), transit, outlet);
    }

    private void flip(byte[] packet, Place.Span span, Dice dice) {
        for (long bit : Drawn.different(count, span.count(), dice)) {
            int at = span.first() + (int) bit;
            packet[at / 8] ^= (byte) (0x80 >> at % 8);
        }
    }

    /** Of a byte that the place has a part of, that part. */
    private void replace(byte[] packet, Place.Span span, Dice dice) {
        int first = span.first() / 8;
        int end = (span.first() + span.count() + 7) / 8;
        for (long one : Drawn.different(count, end - first, dice)) {
            int at = first + (int) one;
            int before = Math.max(0, span.first() - at * 8); // bits of other fields
            int behind = Math.max(0, at * 8 + 8 - span.first() - span.count());
            int mask = 0xff >> before & 0xff << behind;
            int flipped = (int) dice.between(1, 256) & mask;
            packet[at] ^= (byte) (flipped == 0 ? mask : flipped);
        }
    }

    private static void redraw(byte[] packet, Place.Span span, Dice dice) {
        int other = (int) dice.between(0, span.count()); // one bit at least differs
        for (int i = 0; i < span.count(); i++) {
            int at = span.first() + i;
            boolean differs = i == other || dice.chance(0.5);
            packet[at / 8] ^= differs ? (byte) (0x80 >> at % 8) : 0;
        }
    }

    @Override
    public String text() {
        String what =
                switch (unit) {
                    case BIT -> count == 1 ? "flip a bit of the " : "flip " + count + " bits of the ";
                    case BYTE -> count == 1 ? "corrupt a byte of the " : "corrupt " + count + " bytes of the ";
                    case FIELD -> count == 0 ? "leave the " : "corrupt the ";
                };
        return what + place.text() + ", " + sums.text();
    }

    @Override
    public Set<Effect> effects() {
        Set<Effect> effects = EnumSet.of(Effect.CHANGES);
        if (sums == Sums.LEFT || place.holdsLengths()) {
            effects.add(Effect.BREAKS_CHECKSUMS);
        }
        boolean seen = sums == Sums.LEFT && unit != Unit.FIELD && count <= 1;
        if (!seen) {
            effects.add(Effect.BREAKS_NUMBERING); // two changes may cancel each other out in a sum
        }
        return effects;
    }

    @Override
    public Act atZero() {
        return new Corrupt(unit, 0, place, sums);
    }
}
