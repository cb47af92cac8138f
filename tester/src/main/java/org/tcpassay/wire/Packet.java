// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.Optional;

/**
 * A decoded IP packet with its content.
 *
 * @param ip absent where even the IP header could not be read; then {@code content} is {@link Malformed}
 */
public record Packet(Optional<IpPacket> ip, Content content) {

    /** The segment, if this packet carries a readable one. */
    public Optional<Segment> segment() {
        return content instanceof Segment segment ? Optional.of(segment) : Optional.empty();
    }
}
