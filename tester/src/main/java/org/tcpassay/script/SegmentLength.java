// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import static org.tcpassay.script.Segments.ack;

import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;

/** How long the target's segments are. */
public final class SegmentLength {

    private SegmentLength() {}

    /**
     * The SYN with an MSS that makes the target's segments so long: a stack that leaves room for options that may come
     * makes them shorter than what is offered, and how much so another connection shows.
     */
    public static SegmentSpec of(int size, SegmentSpec syn, Lab lab) {
        lab.needsUser();
        return lab.preamble("a first segment of data", () -> {
            Connection c = Roads.passive(lab, lab.listen(), syn.mss(size));
            c.user().send(lab.payload(2 * size));
            Seen first = c.expect(ack().anyPayload(Range.atMost(size)), "no segment is larger than what was offered");
            c.user().abort();
            return syn.mss(2 * size - first.payload().length());
        });
    }
}
