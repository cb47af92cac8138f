// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.pathmtu;

import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.tooBig;

import org.tcpassay.expect.IcmpSpec;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.wire.Bytes;

/** A path that carries 100 bytes less than the link, and segments that fit the one or the other. */
final class Sizes {

    /** Bytes with the IP header; more than 1,280, so that it can be so with IPv6 too. */
    static final int NARROW = 1_400;

    private static final int LINK = 1_500;

    private Sizes() {}

    static IcmpSpec narrower() {
        return tooBig(NARROW);
    }

    /** Text that fits the link in one segment, and not a byte more. */
    static Bytes full(Lab lab) {
        return lab.payload(lab.roadMss());
    }

    /** The most text that a segment can carry on a path of this MTU. */
    static int most(Lab lab, int mtu) {
        return lab.roadMss() - (LINK - mtu);
    }

    /** Whatever is under way or waits is sent and acknowledged, so that the next text begins a segment. */
    static void settle(Connection c) {
        c.takeIn();
        c.send(ack());
        c.takeIn();
        c.send(ack());
    }

    /** A segment with text that fits the narrow path. */
    static SegmentSpec fitting(Lab lab) {
        return ack().anyPayload(new Range(1, most(lab, NARROW)));
    }
}
