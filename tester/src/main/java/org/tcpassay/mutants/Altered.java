// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** Segments that differ from others in a field. */
final class Altered {

    private Altered() {}

    static Segment checksum(Segment segment, Checksum checksum) {
        return copy(segment, segment.reserved(), segment.flags(), checksum, segment.urgent());
    }

    static Segment reserved(Segment segment, int reserved) {
        return copy(segment, reserved, segment.flags(), segment.checksum(), segment.urgent());
    }

    static Segment urgent(Segment segment, Flags flags, int urgent) {
        return copy(segment, segment.reserved(), flags, segment.checksum(), urgent);
    }

    static Segment sequence(Segment segment, SeqNum seq) {
        return new Segment(
                segment.sourcePort(),
                segment.destinationPort(),
                seq,
                segment.ack(),
                segment.dataOffset(),
                segment.reserved(),
                segment.flags(),
                segment.window(),
                segment.checksum(),
                segment.urgent(),
                segment.options(),
                segment.payload());
    }

    /** The header's length fits the options. */
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

    private static Segment copy(Segment segment, int reserved, Flags flags, Checksum checksum, int urgent) {
        return new Segment(
                segment.sourcePort(),
                segment.destinationPort(),
                segment.seq(),
                segment.ack(),
                segment.dataOffset(),
                reserved,
                flags,
                segment.window(),
                checksum,
                urgent,
                segment.options(),
                segment.payload());
    }
}
