// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Transit;

/**
 * A slow link: a token bucket for each direction, and before it a queue that loses what does not fit. At strength zero
 * as fast as anything, {@link #UNLIMITED}.
 *
 * @param bitsPerSecond of IP packets, headers included
 * @param burst bytes that may go at once after a rest; a larger packet goes when the bucket is full
 * @param queueBytes of packets that wait; the first finds room always
 * @param queuePackets likewise
 */
public record Rate(long bitsPerSecond, long burst, long queueBytes, int queuePackets) implements Act {

    public static final long UNLIMITED = Long.MAX_VALUE;

    public Rate {
        if (bitsPerSecond < 1 || burst < 0 || queueBytes < 0 || queuePackets < 0) {
            throw new IllegalArgumentException("a rate of " + bitsPerSecond + " bits/s, burst " + burst + ", queue "
                    + queueBytes + " bytes and " + queuePackets + " packets; none may be negative, the rate not 0");
        }
    }

    @Override
    public Running start(Dice dice) {
        if (bitsPerSecond == UNLIMITED) {
            return new Pass().start(dice);
        }
        Map<Side, Bucket> buckets = new EnumMap<>(Side.class);
        return (transit, outlet) ->
                buckets.computeIfAbsent(transit.from(), side -> new Bucket()).take(transit, outlet);
    }

    private record Waiting(long leavesNs, int bytes) {}

    private final class Bucket {

        private final Deque<Waiting> queue = new ArrayDeque<>();
        private long queued;
        private double tokens = burst;
        private long tokensAtNs = Long.MIN_VALUE;
        private long freeNs = Long.MIN_VALUE;

        private void take(Transit transit, Outlet outlet) {
            long nowNs = outlet.nowNs();
            int bytes = transit.bytes().length();
            while (!queue.isEmpty() && queue.peek().leavesNs() <= nowNs) {
                queued -= queue.remove().bytes();
            }
            boolean full = queue.size() >= queuePackets || queued + bytes > queueBytes;
            long leavesNs = leavesNs(bytes, Math.max(nowNs, freeNs));
            if (leavesNs > nowNs && !queue.isEmpty() && full) {
                outlet.lose(transit, "the queue is full: " + queue.size() + " packets, " + queued + " bytes");
                return;
            }
            fill(leavesNs);
            tokens -= bytes;
            freeNs = leavesNs;
            if (leavesNs > nowNs) {
                queue.add(new Waiting(leavesNs, bytes));
                queued += bytes;
            }
            outlet.passAt(transit, leavesNs);
        }

        /** When there are tokens enough, not before {@code fromNs}. */
        private long leavesNs(int bytes, long fromNs) {
            double missing = Math.min(bytes, Math.max(burst, 1)) - tokensAt(fromNs);
            return missing <= 0 ? fromNs : fromNs + (long) Math.ceil(missing * 8e9 / bitsPerSecond);
        }

        private double tokensAt(long timeNs) {
            return tokensAtNs == Long.MIN_VALUE
                    ? burst
                    : Math.min((double) burst, tokens + (timeNs - tokensAtNs) * (double) bitsPerSecond / 8e9);
        }

        private void fill(long timeNs) {
            tokens = tokensAt(timeNs);
            tokensAtNs = timeNs;
        }
    }

    @Override
    public String text() {
        return bitsPerSecond == UNLIMITED
                ? "do not limit the rate"
                : "limit to " + bitsPerSecond + " bits/s (burst of " + burst + " bytes, queue of " + queueBytes
                        + " bytes or " + queuePackets + " packets)";
    }

    @Override
    public Set<Effect> effects() {
        return Set.of(Effect.DELAYS, Effect.LOSES, Effect.REORDERS); // past those that it does not limit
    }

    @Override
    public Act atZero() {
        return new Rate(UNLIMITED, burst, queueBytes, queuePackets);
    }
}
