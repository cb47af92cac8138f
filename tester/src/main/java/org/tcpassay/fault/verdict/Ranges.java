// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A set of positions, as ranges {@code [first, end)} that neither touch nor overlap. */
final class Ranges {

    /** Positions {@code [first, end)}. */
    record Range(long first, long end) {}

    private final TreeMap<Long, Long> ends = new TreeMap<>();

    /** What of {@code [first, end)} is not in it yet. */
    List<Range> missing(long first, long end) {
        var missing = new ArrayList<Range>();
        long at = first;
        Map.Entry<Long, Long> before = ends.floorEntry(first);
        if (before != null) {
            at = Math.max(at, before.getValue());
        }
        for (Map.Entry<Long, Long> range :
                ends.subMap(first, false, Math.max(first, end), false).entrySet()) {
            if (at < range.getKey()) {
                missing.add(new Range(at, range.getKey()));
            }
            at = Math.max(at, range.getValue());
        }
        if (at < end) {
            missing.add(new Range(at, end));
        }
        return missing;
    }

    void add(long first, long end) {
        if (first >= end) {
            return;
        }
        long from = first;
        long to = end;
        Map.Entry<Long, Long> before = ends.floorEntry(first);
        if (before != null && before.getValue() >= first) {
            from = before.getKey();
            to = Math.max(to, before.getValue());
        }
        Map<Long, Long> swallowed = ends.subMap(from, true, to, true);
        for (long last : swallowed.values()) {
            to = Math.max(to, last);
        }
        swallowed.clear();
        ends.put(from, to);
    }

    /** The end of the range that {@code first} lies in, or {@code first}. */
    long endOf(long first) {
        Map.Entry<Long, Long> range = ends.floorEntry(first);
        return range == null ? first : Math.max(first, range.getValue());
    }
}
