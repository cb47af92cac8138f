// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.recovery;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.SegmentLength;

/** A flight of segments of which the tester can report each by SACK. */
final class SackFlight {

    static final int SIZE = 1_000;
    static final SegmentSpec FIRST = ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE));

    private SackFlight() {}

    static Connection inFlight(Lab lab, int segments) {
        lab.needs(Given.RFC6675);
        return lab.inFlight(SegmentLength.of(SIZE, syn().sackPermitted(), lab), SIZE, segments);
    }
}
