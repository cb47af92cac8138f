// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.Optional;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;

/**
 * One direction of a connection, or of whatever two addresses exchange under one protocol.
 *
 * @param source its port is 0 where it is no segment
 * @param destination likewise
 */
record Way(Side from, Optional<Endpoint> source, Optional<Endpoint> destination, int protocol) {

    private static final int NONE = -1;

    static Way of(Transit transit) {
        Optional<IpPacket> ip = transit.packet().ip();
        if (ip.isEmpty()) {
            return new Way(transit.from(), Optional.empty(), Optional.empty(), NONE);
        }
        Optional<Segment> segment = transit.segment();
        int sourcePort = segment.map(Segment::sourcePort).orElse(0);
        int destinationPort = segment.map(Segment::destinationPort).orElse(0);
        return new Way(
                transit.from(),
                Optional.of(new Endpoint(ip.get().source(), sourcePort)),
                Optional.of(new Endpoint(ip.get().destination(), destinationPort)),
                ip.get().protocol());
    }

    /** The other direction. */
    Way back() {
        return new Way(from.other(), /* source= */ destination, /* destination= */ source, protocol);
    }
}
