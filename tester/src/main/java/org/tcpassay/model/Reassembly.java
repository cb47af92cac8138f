// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.util.TreeMap;
import org.tcpassay.wire.SeqNum;

/** Received sequence numbers that wait for a hole to be filled, as half-open intervals above RCV.NXT. */
public final class Reassembly {

    /** Start to end, both as distance from the IRS, never overlapping or touching. */
    private final TreeMap<Long, Long> waiting = new TreeMap<>();

    private final SeqNum base;
    private long whole; // as distance from the IRS, which does not wrap

    public Reassembly(SeqNum base) {
        this.base = base;
    }

    /**
     * Takes in {@code [first, first + length)} and tells how far the stream is whole.
     *
     * @return RCV.NXT afterwards
     */
    public SeqNum add(SeqNum rcvNxt, SeqNum first, long length) {
        long next = whole + rcvNxt.offsetFrom(base.plus(whole));
        // below RCV.NXT is trimmed off: SEG.SEQ may lie left of the window
        long from = next + first.offsetFrom(rcvNxt);
        long to = from + length;
        if (to > next) {
            merge(Math.max(from, next), to);
        }
        while (!waiting.isEmpty() && waiting.firstKey() <= next) {
            next = Math.max(next, waiting.pollFirstEntry().getValue());
        }
        whole = next;
        return base.plus(next);
    }

    private void merge(long from, long to) {
        long left = from;
        long right = to;
        for (var entry = waiting.floorEntry(to); entry != null && entry.getValue() >= left; ) {
            left = Math.min(left, entry.getKey());
            right = Math.max(right, entry.getValue());
            waiting.remove(entry.getKey());
            entry = waiting.floorEntry(to);
        }
        waiting.put(left, right);
    }
}
