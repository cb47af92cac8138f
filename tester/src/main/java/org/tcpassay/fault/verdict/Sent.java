// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.tcpassay.wire.Bytes;

/** What one flow has sent, and how much of it has arrived: text is kept only until it has. */
final class Sent {

    private final Ranges sent = new Ranges();
    private final Ranges arrived = new Ranges();
    private final TreeMap<Long, Bytes> waiting = new TreeMap<>();
    private long sentBytes;
    private long arrivedBytes;
    private OptionalLong wrongAt = OptionalLong.empty();
    private boolean strange;

    /** Text at a position comes from its sender; what is sent again changes nothing. */
    void sends(long position, Bytes text) {
        for (Ranges.Range range : sent.missing(position, position + text.length())) {
            waiting.put(range.first(), text.slice((int) (range.first() - position), (int) (range.end() - position)));
            sentBytes += range.end() - range.first();
        }
        sent.add(position, position + text.length());
    }

    /** Text arrives; only what is there for the first time counts, as a receiver takes it. */
    void arrives(long position, Bytes text) {
        long from = Math.max(position, 1); // nothing is before the first byte
        for (Ranges.Range range : arrived.missing(from, position + text.length())) {
            compare(range, text.slice((int) (range.first() - position), (int) (range.end() - position)));
            arrivedBytes += range.end() - range.first();
        }
        arrived.add(from, position + text.length());
    }

    private void compare(Ranges.Range range, Bytes text) {
        if (!sent.missing(range.first(), range.end()).isEmpty()) {
            strange = true;
            note(sent.missing(range.first(), range.end()).get(0).first());
            return;
        }
        long at = range.first();
        while (at < range.end()) {
            Map.Entry<Long, Bytes> entry = waiting.floorEntry(at);
            if (entry == null || entry.getKey() + entry.getValue().length() <= at) {
                return; // unreachable while waiting and arrived are kept together
            }
            Bytes whole = entry.getValue();
            int first = (int) (at - entry.getKey());
            int end = (int) Math.min(whole.length(), range.end() - entry.getKey());
            Bytes right = whole.slice(first, end);
            Bytes found = text.slice((int) (at - range.first()), (int) (at - range.first()) + right.length());
            if (!right.equals(found)) {
                note(at + firstDifference(right, found));
            }
            waiting.remove(entry.getKey());
            if (first > 0) {
                waiting.put(entry.getKey(), whole.slice(0, first));
            }
            if (end < whole.length()) {
                waiting.put(entry.getKey() + end, whole.slice(end, whole.length()));
            }
            at += right.length();
        }
    }

    private static int firstDifference(Bytes right, Bytes found) {
        int at = 0;
        while (right.at(at) == found.at(at)) {
            at++;
        }
        return at;
    }

    private void note(long position) {
        if (wrongAt.isEmpty()) {
            wrongAt = OptionalLong.of(position);
        }
    }

    /** Bytes, each once. */
    long sentBytes() {
        return sentBytes;
    }

    long arrivedBytes() {
        return arrivedBytes;
    }

    /** The first byte that arrived as another than was sent; 1 is the first of the stream. */
    OptionalLong wrongAt() {
        return wrongAt;
    }

    /** Whether text arrived that nobody had sent. */
    boolean isStrange() {
        return strange;
    }
}
