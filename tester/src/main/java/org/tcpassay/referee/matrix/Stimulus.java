// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.wire.Flags;

/**
 * One segment to question a state with, by what is particular about it. Its name says all of that and nothing else, so
 * it stays what it is whatever else the catalogue holds.
 *
 * @param withText whether it carries data
 */
public record Stimulus(Control control, Place place, Acknowledges acknowledges, boolean withText, Stamp stamp) {

    private static final String TEXT = "hello";

    /** Such as {@code fin-beyond} or {@code syn-ack-at-rcv-nxt-ack-old-data}; what is ordinary goes without saying. */
    public String name() {
        return joined("-", control.word(), place.word(), acknowledges.word(), withText ? "data" : "", stamp.word());
    }

    /** An acknowledgment needs the flag, and the flag is never without a number. */
    boolean isMeaningful() {
        return control.has(Flags.ACK) == (acknowledges != Acknowledges.NOTHING);
    }

    /** The values that stand together in it, for counting pairs. */
    List<Object> values() {
        return List.of(control, place, acknowledges, withText, stamp);
    }

    int length() {
        return control.length() + (withText ? TEXT.length() : 0);
    }

    boolean has(Flags flags) {
        return control.has(flags);
    }

    SegmentSpec spec() {
        SegmentSpec spec = SegmentSpec.of(control.flags()).seq(place.position());
        if (acknowledges.position().isPresent()) {
            spec = spec.ack(acknowledges.position().get());
        }
        if (withText) {
            spec = spec.payload(TEXT);
        }
        if (has(Flags.URG)) {
            spec = spec.urgent(1);
        }
        return stamp.on(spec, has(Flags.ACK));
    }

    /** In words, for titles. */
    public String text() {
        return joined(
                " ", control.text(), withText ? "with text" : "", place.text(), acknowledges.text(), stamp.text());
    }

    private static String joined(String between, String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(between));
    }

    @Override
    public String toString() {
        return name();
    }
}
