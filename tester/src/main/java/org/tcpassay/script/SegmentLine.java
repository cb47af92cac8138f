// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** One segment on one line. */
final class SegmentLine {

    private SegmentLine() {}

    static String print(Segment segment, SeqNum iss, SeqNum irs) {
        long first = segment.seq().offsetFrom(iss);
        int length = segment.payload().length();
        String ack = segment.has(Flags.ACK) ? " ack " + segment.ack().offsetFrom(irs) : "";
        return segment.flags() + " " + first + ":" + (first + length) + "(" + length + ")" + ack + " win "
                + segment.window();
    }
}
