// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** The four-case test of an incoming segment's sequence numbers. */
public final class Acceptability {

    private Acceptability() {}

    /**
     * Whether some part of {@code segment} lies in the receive window; both bounds are half-open.
     *
     * @param rcvWnd size of the window, 0 if it is closed
     * @see "RFC 9293 §3.10.7.4, first check"
     */
    public static boolean of(Segment segment, SeqNum rcvNxt, long rcvWnd) {
        long length = segment.len();
        if (length == 0) {
            return rcvWnd == 0 ? segment.seq().equals(rcvNxt) : segment.seq().isIn(rcvNxt, rcvWnd);
        }
        return rcvWnd > 0
                && (segment.seq().isIn(rcvNxt, rcvWnd) || segment.end().minus(1).isIn(rcvNxt, rcvWnd));
    }
}
