// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import org.tcpassay.rules.State;

/**
 * What the path knew of a segment and of its connection when the segment came in.
 *
 * @param connection counts the connections of the path from 1, incarnations of a four-tuple apart
 * @param sender who of the two sent it
 * @param position SEG.SEQ relative to the sender's ISN: 0 for its SYN, 1 for its first byte; taken from the first
 *     segment seen where the path missed the SYN
 * @param ackPosition SEG.ACK relative to the ISN of the other end; -1 without ACK
 * @param text which of the sender's segments with data it is, counted from 1 and without those sent again; 0 for none
 * @param repeated all of its sequence space was sent before: a retransmission or a keep-alive
 * @param keepAlive an old byte or nothing at SND.NXT-1, sent when all was acknowledged (RFC 9293 §3.8.4)
 * @param windowProbe data beyond a window that the other end has closed (RFC 9293 §3.8.6.1)
 * @param handshake 1 for the SYN, 2 for its answer, 3 for the first acknowledgment of that; 0 for all others
 * @param opener the opener's state before it takes note of this segment
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
