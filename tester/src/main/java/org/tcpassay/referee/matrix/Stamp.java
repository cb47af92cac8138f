// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import org.tcpassay.expect.SegmentSpec;

/** The timestamps of a stimulus; all but the first presume a connection whose tester offered them. */
enum Stamp {
    /** Timestamps were not negotiated. */
    NOT_NEGOTIATED(""),
    NEWER("ts-new"),
    OLDER("ts-old"),
    MISSING("ts-missing");

    private static final long LAG = 1_000;

    private final String word;

    Stamp(String word) {
        this.word = word;
    }

    String word() {
        return word;
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
            case OLDER ->
                acknowledges
                        ? spec.timestampOlderBy(LAG)
                        : spec.timestampOlderBy(LAG).echoing(0);
        };
    }
}
