// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import org.tcpassay.rules.State;

/**
 * What the path knew of a segment and of its connection when the segment came in.
 *
 * @param connection counts the connections of the path from 1, incarnations of a four-tuple apart
 * @param sender who of the two sent it
 * @param position SEG.SEQ relative to the sender's ISN: 0 for its SYN, 1 for its first byte, and beyond 2^32 where the
 *     numbers wrap; where the path missed the SYN 1 is what the first segment seen begins with; of a segment without
 *     a record, such as the reset of a closed port, 0
 * @param ackPosition SEG.ACK relative to the ISN of the other end; -1 without ACK
 * @param text which of the sender's segments with data it is, counted from 1 and without those sent again; 0 for none
 * @param repeated all of its sequence space was sent before: a retransmission, or a keep-alive or window probe that is
 *     not empty
 * @param keepAlive an old byte or nothing at SND.NXT-1, sent when all was acknowledged (RFC 9293 §3.8.4)
 * @param windowProbe data beyond a window that the other end has closed (RFC 9293 §3.8.6.1), or what Linux sends in its
 *     place, nothing at SND.UNA-1
 * @param handshake 1 for the SYN, 2 for its answer, 3 for the first acknowledgment of that; 0 for all others
 * @param opener the opener's state while this segment is on its way: what it has sent counts, this segment too, and
 *     what has not reached it does not
 * @param listener likewise
 */
public record Sighting(
        int connection,
        End sender,
        long position,
        long ackPosition,
        int text,
        boolean repeated,
        boolean keepAlive,
        boolean windowProbe,
        int handshake,
        State opener,
        State listener) {

    /** The state of an end as the path infers it. */
    public State state(End end) {
        return end == End.OPENER ? opener : listener;
    }

    /** The same so many bytes further on. */
    Sighting movedBy(long bytes) {
        return bytes == 0
                ? this
                : new Sighting(
                        connection,
                        sender,
                        position + bytes,
                        ackPosition,
                        text,
                        repeated,
                        keepAlive,
                        windowProbe,
                        handshake,
                        opener,
                        listener);
    }
}
