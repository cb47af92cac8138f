// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import org.tcpassay.wire.Bytes;

/** How much a stack in this process may do before it is taken for one that never comes to rest. */
final class FloodGate {

    private static final int PACKETS_AT_ONCE = 10_000; // a buffer of 500 kB in the smallest segments
    private static final int PACKETS = 50_000;
    private static final long BYTES = 256_000_000;
    private static final int TIMERS_AT_ONCE = 10_000;
    private static final int IDLE_TIMERS = 2_000_000; // a clock that ticks every 10 ms for more than five hours

    private int atOnce;
    private int packets;
    private long bytes;
    private int timersAtOnce;
    private int idleTimers;

    /** Time went on, or the tester sent something. */
    void moved() {
        atOnce = 0;
        timersAtOnce = 0;
    }

    /** A packet of the stack. */
    void passed(Bytes packet) {
        atOnce++;
        packets++;
        bytes += packet.length();
        idleTimers = 0;
        if (atOnce > PACKETS_AT_ONCE) {
            throw new TargetFailure("the target floods: more than " + PACKETS_AT_ONCE + " packets at one instant");
        }
        if (packets > PACKETS || bytes > BYTES) {
            throw new TargetFailure("the target floods: " + packets + " packets of " + bytes + " bytes in one probe");
        }
    }

    /** A timer of the stack is due. */
    void timer() {
        timersAtOnce++;
        idleTimers++;
        if (timersAtOnce > TIMERS_AT_ONCE) {
            throw new TargetFailure("the target never rests: more than " + TIMERS_AT_ONCE
                    + " timers at one instant; a timer must not be set for a time that has passed");
        }
        if (idleTimers > IDLE_TIMERS) {
            throw new TargetFailure("the target never rests: " + IDLE_TIMERS + " timers in a row without a packet");
        }
    }
}
