// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/**
 * A readable segment of a trace.
 *
 * @param index into the trace's events
 */
record Step(int index, Event.Passed event, Segment segment) {

    boolean isFromTarget() {
        return event.direction() == Direction.FROM_TARGET;
    }

    boolean isFromTester() {
        return event.direction() == Direction.TO_TARGET;
    }

    boolean has(Flags flags) {
        return segment.has(flags);
    }

    boolean hasAny(Flags flags) {
        return segment.flags().hasAny(flags);
    }

    SeqNum seq() {
        return segment.seq();
    }

    SeqNum ack() {
        return segment.ack();
    }

    SeqNum end() {
        return segment.end();
    }

    /** The number of the first byte of payload: SYN comes before it. */
    SeqNum payloadStart() {
        return has(Flags.SYN) ? seq().plus(1) : seq();
    }

    /** The first number behind the payload: that of FIN, if it has one. */
    SeqNum payloadEnd() {
        return payloadStart().plus(segment.payload().length());
    }

    int payloadLength() {
        return segment.payload().length();
    }

    boolean isDamaged() {
        return segment.checksum() instanceof Checksum.Wrong;
    }

    /** Whether every target takes it for whole: both sums right, nothing unusual about the IP header. */
    boolean isSound() {
        return segment.checksum() instanceof Checksum.Right
                && event.packet()
                        .ip()
                        .filter(ip -> ip.headerChecksum() instanceof Checksum.Right
                                && ip.hopLimit() > 0
                                && ip.options().isEmpty())
                        .isPresent();
    }
}
