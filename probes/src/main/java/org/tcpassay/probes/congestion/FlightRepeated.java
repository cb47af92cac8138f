// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.congestion;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import java.util.List;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Receiver;
import org.tcpassay.script.Seen;

/** A full flight was lost and is repeated after the time-out; the tester acknowledges what comes. */
final class FlightRepeated {

    private static final int SIZE = 1_000;
    private static final int FLIGHT = 20;
    private static final SegmentSpec FIRST = ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE));

    @Probe(
            id = "congestion.flight-lost.threshold-halved",
            rules = {"RFC5681-3.1-SSTHRESH", "RFC9293-MAY-18"},
            state = ESTABLISHED,
            tags = "slow",
            claim = "After a time-out slow start goes on to half the lost flight, or to 0.7 of it as RFC 9438 permits")
    void thresholdHalved(Lab lab) {
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, FLIGHT);
        long lost = c.value(SND_NXT);
        long flight = c.value(SND_NXT.minus(SND_UNA));
        Receiver receiver = c.receiver();

        List<Seen> came = List.of(c.expectRepeated(FIRST, "the timer repeats the oldest segment"));
        while (!receiver.has(lost) && !came.isEmpty()) {
            came = receiver.acknowledge(came, Range.atMost(3 * SIZE), "each acknowledgment lets a little out")
                    .segments();
        }
        c.judge(
                "all that was lost is repeated",
                "the flight has come",
                receiver.has(lost),
                "it stopped before the end");
        long most = flight * 7 / 10 + 2 * SIZE;
        long after = c.value(SND_NXT.minus(SND_UNA));
        c.judge(
                "slow start ends at half the lost flight; another algorithm may end it later, but not at the whole",
                "at most " + most + " octets in flight, after " + flight + " were lost",
                after <= most,
                after + " octets");
    }
}
