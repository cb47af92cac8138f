// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.Optional;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/**
 * What one end of a connection has shown in its segments.
 *
 * @param next the first number behind all that it sent
 * @param ack the last that it acknowledged; none before its first ACK
 * @param window unscaled
 * @param shift of the window in all segments but SYN
 * @param stamps the last it sent
 * @param ip the header of its last segment
 */
record Track(
        SeqNum next, Optional<SeqNum> ack, int window, int shift, Optional<TcpOption.Timestamps> stamps, IpPacket ip) {

    private static final int MOST_SHIFT = 14; // RFC 7323 §2.3

    static Track first(Segment segment, IpPacket ip) {
        int shift = segment.option(TcpOption.WindowScale.class)
                .filter(scale -> segment.has(Flags.SYN))
                .map(scale -> Math.min(scale.shift(), MOST_SHIFT))
                .orElse(0);
        Optional<SeqNum> ack = segment.has(Flags.ACK) ? Optional.of(segment.ack()) : Optional.empty();
        return new Track(segment.end(), ack, segment.window(), shift, segment.option(TcpOption.Timestamps.class), ip);
    }

    /** After another segment of the same end; a reset shows nothing that lasts. */
    Track after(Segment segment, IpPacket header) {
        if (segment.has(Flags.RST)) {
            return this;
        }
        boolean isNewSyn = segment.has(Flags.SYN) && !segment.end().isAtOrBefore(next);
        Track seen = first(segment, header);
        return isNewSyn
                ? seen
                : new Track(
                        segment.end().isAfter(next) ? segment.end() : next,
                        seen.ack.or(() -> ack),
                        segment.window(),
                        segment.has(Flags.SYN) ? seen.shift : shift,
                        seen.stamps.or(() -> stamps),
                        header);
    }

    /** Bytes that it would take beyond what it acknowledged. */
    long windowBytes() {
        return (long) window << shift;
    }
}
