// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** Stands in for the notation of {@code wire} until that is here. */
final class SegmentText {

    private SegmentText() {}

    static String print(Segment segment, SeqNum seqBase, SeqNum ackBase) {
        long seq = segment.seq().offsetFrom(seqBase);
        int length = segment.payload().length();
        var text = new StringBuilder(segment.flags() + " " + seq + ":" + (seq + length) + "(" + length + ")");
        if (segment.has(Flags.ACK)) {
            text.append(" ack ").append(segment.ack().offsetFrom(ackBase));
        }
        text.append(" win ").append(segment.window());
        if (!segment.options().isEmpty()) {
            text.append(" <");
            for (TcpOption option : segment.options()) {
                text.append(option instanceof TcpOption.Mss mss ? "mss " + mss.size() : "kind " + option.kind());
                text.append(',');
            }
            text.setCharAt(text.length() - 1, '>');
        }
        return text.toString();
    }
}
