// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.List;

/** Segments with text that the target sent at once, in link order. */
public record Burst(List<Seen> segments) {

    public Burst {
        segments = List.copyOf(segments);
    }

    /** Bytes of text. */
    public long octets() {
        return segments.stream().mapToLong(seen -> seen.payload().length()).sum();
    }

    public int count() {
        return segments.size();
    }
}
