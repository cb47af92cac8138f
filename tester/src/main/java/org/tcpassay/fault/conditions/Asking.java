// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Sighting;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** Conditions that look at the segment or at what the path knows of it, and how they look at several joined ones. */
final class Asking {

    /** Flags in which joined segments differ. */
    private static final Flags DIFFERENT = Flags.of("PW");

    private Asking() {}

    /** Of nothing in which joined segments differ. */
    static Condition ofSegment(String text, Predicate<Segment> predicate) {
        return Condition.alike(text, transit -> isOne(transit, predicate));
    }

    /** Of what none of joined segments has if all together have it not. */
    static Condition ofAnySegment(String text, Predicate<Segment> predicate) {
        return Condition.ofAny(text, transit -> isOne(transit, predicate));
    }

    static Condition ofPiece(String text, Predicate<Segment> predicate) {
        return Condition.of(text, transit -> isOne(transit, predicate));
    }

    static Condition ofFlags(String text, Flags looked, Predicate<Segment> predicate) {
        return looked.hasAny(DIFFERENT) ? ofPiece(text, predicate) : ofSegment(text, predicate);
    }

    private static boolean isOne(Transit transit, Predicate<Segment> predicate) {
        return transit.packet().content() instanceof Segment segment && predicate.test(segment);
    }

    static Condition ofSighting(String text, Predicate<Sighting> predicate) {
        return Condition.alike(
                text,
                transit -> transit.sighting().isPresent()
                        && predicate.test(transit.sighting().get()));
    }

    static Condition ofBoth(String text, BiPredicate<Segment, Sighting> predicate) {
        return Condition.ofAny(text, transit -> isBoth(transit, predicate));
    }

    private static boolean isBoth(Transit transit, BiPredicate<Segment, Sighting> predicate) {
        return transit.packet().content() instanceof Segment segment
                && transit.sighting().isPresent()
                && predicate.test(segment, transit.sighting().get());
    }
}
