// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.SegmentLength;

/** A flight of segments of which the tester can report each by SACK. */
final class SackFlight {

    static final int SIZE = 1_000;

    private SackFlight() {}

    static Connection inFlight(Lab lab, int segments) {
        lab.needs(Given.RFC6675);
        return lab.preamble("ESTABLISHED, " + segments + " segments in flight", () -> {
            Connection c = lab.connect(SegmentLength.of(SIZE, syn().sackPermitted(), lab));
            widenCongestionWindow(lab, c, segments);
            c.user().send(lab.payload(segments * SIZE));
            for (int i = 0; i < segments; i++) {
                c.expect(ack().anyPayload(Range.exactly(SIZE)), "data comes in segments of that size");
            }
            return c;
        });
    }

    /** RFC 5681 §3.1: each acknowledged segment makes room for one more, however small the first window was. */
    private static void widenCongestionWindow(Lab lab, Connection c, int segments) {
        for (int i = 0; i < segments; i++) {
            c.user().send(lab.payload(SIZE));
            c.expect(ack().anyPayload(Range.exactly(SIZE)), "a whole segment need not wait");
            c.send(ack());
        }
    }
}
