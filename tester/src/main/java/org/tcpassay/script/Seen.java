// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.Optional;
import org.tcpassay.expect.Moment;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;

/** A segment of the target that an expectation took, the IP header around it, and when it passed the link. */
public record Seen(IpPacket ip, Segment segment, long timeNs) implements Moment {

    /** The whole packet, for ICMP to quote. */
    public Bytes packet() {
        return Codec.encode(ip);
    }

    /** The window field, unscaled. */
    public int window() {
        return segment.window();
    }

    public Bytes payload() {
        return segment.payload();
    }

    public <T extends TcpOption> Optional<T> option(Class<T> type) {
        return segment.option(type);
    }
}
