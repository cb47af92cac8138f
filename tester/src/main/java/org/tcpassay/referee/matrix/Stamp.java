// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import org.tcpassay.expect.SegmentSpec;

/** The timestamps of a stimulus; all but the first presume a connection whose tester offered them. */
enum Stamp {
    /** Timestamps were not negotiated. */
    NOT_NEGOTIATED("", ""),
    NEWER("ts-new", "with a newer timestamp"),
    SAME("ts-same", "with the same timestamp again"),
    OLDER("ts-old", "with an older timestamp"),
    MISSING("ts-missing", "without its timestamp");

    private static final long LAG = 1_000;

    private final String word;

    private final String text;

    Stamp(String word, String text) {
        this.word = word;
        this.text = text;
    }

    String word() {
        return word;
    }

    /** For titles. */
    String text() {
        return text;
    }

    boolean isNegotiated() {
        return this != NOT_NEGOTIATED;
    }

    /** @param acknowledges whether the segment does, for TSecr has a meaning with ACK only (RFC 7323 §3.2) */
    SegmentSpec on(SegmentSpec spec, boolean acknowledges) {
        return switch (this) {
            case NOT_NEGOTIATED -> spec;
            case MISSING -> spec.withoutTimestamps();
            case NEWER -> acknowledges ? spec.timestamps() : spec.timestamps().echoing(0);
            case SAME ->
                acknowledges
                        ? spec.timestampOlderBy(0)
                        : spec.timestampOlderBy(0).echoing(0);
            case OLDER ->
                acknowledges
                        ? spec.timestampOlderBy(LAG)
                        : spec.timestampOlderBy(LAG).echoing(0);
        };
    }
}
