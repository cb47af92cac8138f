// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.congestion;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Nothing is sent for several time-outs after much was. */
final class Silence {

    private static final int SIZE = 1_400;
    private static final int FLIGHT = 20;

    @Probe(
            id = "congestion.silence.restarts-small",
            rules = "RFC5681-4.1-IDLE",
            state = ESTABLISHED,
            tags = "slow",
            claim = "After a silence longer than the time-out no more leaves at once than on a new connection")
    void restartsSmall(Lab lab) {
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, FLIGHT);
        long let = 1;
        while (let > 0) {
            c.send(ack());
            let = c.expectBurst(Range.atLeast(0), "the rest of the text leaves").octets();
        }
        c.expectSilence(lab.time("rto-initial-ms").multipliedBy(5), "all is acknowledged");

        c.user().send(lab.payload(2 * FLIGHT * SIZE));
        c.expectBurst(
                new Range(SIZE, lab.number("initial-window-segments") * SIZE),
                "what the path could carry then says nothing of now");
    }
}
