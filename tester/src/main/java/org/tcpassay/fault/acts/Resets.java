// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** The resets that RFC 9293 §3.5.2 has for a segment, in the name of who was to receive it. */
final class Resets {

    private Resets() {}

    /** For a segment without ACK: {@code <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>}. */
    static Bytes refusing(Transit transit) {
        Segment segment = transit.segment().orElseThrow();
        return back(transit, SeqNum.of(0), segment.end(), Flags.RST.with(Flags.ACK));
    }

    /** For a segment with ACK: {@code <SEQ=SEG.ACK><CTL=RST>}. */
    static Bytes expected(Transit transit) {
        return back(transit, transit.segment().orElseThrow().ack(), SeqNum.of(0), Flags.RST);
    }

    private static Bytes back(Transit transit, SeqNum seq, SeqNum ack, Flags flags) {
        Segment segment = transit.segment().orElseThrow();
        IpPacket ip = transit.packet().ip().orElseThrow();
        var reset = Segment.bare(
                /* sourcePort= */ segment.destinationPort(),
                /* destinationPort= */ segment.sourcePort(),
                seq,
                ack,
                flags,
                0);
        return Codec.packet(reset, /* source= */ ip.destination(), /* destination= */ ip.source());
    }
}
