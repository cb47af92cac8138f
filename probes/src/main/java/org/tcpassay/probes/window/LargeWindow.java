// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.window;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The tester offers as large a window as it can, and the target's congestion window grows. */
final class LargeWindow {

    private static final int SIZE = 1_400;
    private static final int MOST_ACKNOWLEDGMENTS = 100;

    @Probe(
            id = "window.largest-unscaled.used",
            rules = "RFC9293-MUST-1",
            state = ESTABLISHED,
            claim = "A window field of 65535 is no negative number: more than 32767 octets are under way at last")
    void used(Lab lab) {
        expectFlight(lab, syn().mss(SIZE), 33_000, "the window field is unsigned");
    }

    @Probe(
            id = "window.largest-scaled.used",
            rules = "RFC9293-REC-1",
            state = ESTABLISHED,
            claim = "A window of a gigabyte is not cut to 16 bits: more than 65535 octets are under way at last")
    void usedScaled(Lab lab) {
        lab.needs(Given.RFC7323);
        expectFlight(lab, syn().mss(SIZE).windowScale(14), 67_000, "windows are kept in 32 bits");
    }

    private static void expectFlight(Lab lab, SegmentSpec syn, int octets, String because) {
        Connection c = lab.bulk(syn, SIZE, 3);
        for (int i = 0; i < MOST_ACKNOWLEDGMENTS && c.value(SND_NXT.minus(SND_UNA)) < octets; i++) {
            c.send(ack().ack(SND_UNA.plus(SIZE)));
            c.user().send(lab.payload(2 * SIZE));
            c.expectBurst(Range.atLeast(0), "slow start lets more and more out");
        }
        long flight = c.value(SND_NXT.minus(SND_UNA));
        c.judge(because, "at least " + octets + " octets in flight", flight >= octets, flight + " octets");
    }
}
