// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** A segment as a stack reads it that overlooks one of its fields. */
final class Altered {

    private Altered() {}

    static Segment flags(Segment segment, Flags flags) {
        return of(segment, segment.ack(), flags, segment.checksum());
    }

    static Segment ack(Segment segment, SeqNum ack) {
        return of(segment, ack, segment.flags(), segment.checksum());
    }

    static Segment checksum(Segment segment, Checksum checksum) {
        return of(segment, segment.ack(), segment.flags(), checksum);
    }

    private static Segment of(Segment segment, SeqNum ack, Flags flags, Checksum checksum) {
        return new Segment(
                segment.sourcePort(),
                segment.destinationPort(),
                segment.seq(),
                ack,
                segment.dataOffset(),
                segment.reserved(),
                flags,
                segment.window(),
                checksum,
                segment.urgent(),
                segment.options(),
                segment.payload());
    }
}
