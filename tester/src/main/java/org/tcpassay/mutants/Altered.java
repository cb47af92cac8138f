// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** A segment as a stack reads or writes it that mistakes one of its fields. */
final class Altered {

    private Altered() {}

    static Segment flags(Segment segment, Flags flags) {
        return of(segment, segment.seq(), segment.ack(), segment.reserved(), flags, segment.checksum());
    }

    static Segment seq(Segment segment, SeqNum seq) {
        return of(segment, seq, segment.ack(), segment.reserved(), segment.flags(), segment.checksum());
    }

    static Segment ack(Segment segment, SeqNum ack) {
        return of(segment, segment.seq(), ack, segment.reserved(), segment.flags(), segment.checksum());
    }

    static Segment reserved(Segment segment, int reserved) {
        return of(segment, segment.seq(), segment.ack(), reserved, segment.flags(), segment.checksum());
    }

    static Segment checksum(Segment segment, Checksum checksum) {
        return of(segment, segment.seq(), segment.ack(), segment.reserved(), segment.flags(), checksum);
    }

    /** The header is as long as the options want. */
    static Segment content(Segment segment, List<TcpOption> options, Bytes payload) {
        return new Segment(
                segment.sourcePort(),
                segment.destinationPort(),
                segment.seq(),
                segment.ack(),
                Segment.COMPUTED,
                segment.reserved(),
                segment.flags(),
                segment.window(),
                segment.checksum(),
                segment.urgent(),
                options,
                payload);
    }

    private static Segment of(Segment segment, SeqNum seq, SeqNum ack, int reserved, Flags flags, Checksum checksum) {
        return new Segment(
                segment.sourcePort(),
                segment.destinationPort(),
                seq,
                ack,
                segment.dataOffset(),
                reserved,
                flags,
                segment.window(),
                checksum,
                segment.urgent(),
                segment.options(),
                segment.payload());
    }
}
