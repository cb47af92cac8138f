// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** The smallest segments that a target makes, then selective acknowledgments of pieces of each. */
final class SackPanic {

    /** Linux goes no lower (tcp_min_snd_mss): with timestamps 36 octets of text, with the longest options 8. */
    private static final int SMALLEST = 48;

    private static final int DOUBLINGS = 3; // of the congestion window
    private static final int ROUNDS = 40;

    @Probe(
            id = "robustness.sack-panic.survived",
            rules = {"RFC2018-5-4", "RFC9293-MUST-41"},
            state = ESTABLISHED,
            claim = "A tiny MSS and reports that tear the retransmission queue to pieces leave a target that serves",
            resembles = {"CVE-2019-11477 (SACK Panic)", "CVE-2019-11478 (SACK Slowness)", "CVE-2019-11479 (tiny MSS)"})
    void survived(Lab lab) {
        Listener listener = lab.listen();
        Connection c = lab.connect(
                listener, syn().mss(SMALLEST).sackPermitted().timestamps().windowScale(14));
        c.user().send(lab.payload(10_000));
        c.takeIn();
        for (int i = 0; i < DOUBLINGS; i++) {
            c.send(ack());
            c.takeIn();
        }

        for (int i = 0; i < ROUNDS; i++) {
            c.send(torn(72L * i));
            c.takeIn();
        }
        Alive.expect(lab, listener);

        c.send(ack());
        c.takeIn();
        c.expectState(ESTABLISHED, "what reports say is advice; only acknowledgments count");
        c.judge(
                "and what is acknowledged in the end makes room for more",
                "more text sent",
                c.value(SND_NXT) != c.value(SND_UNA),
                "nothing under way");
        Alive.expect(lab, listener);
    }

    /** Three blocks of part of a segment each, with gaps between. */
    private static SegmentSpec torn(long at) {
        return ack().ack(SND_UNA)
                .sack(SND_UNA.plus(at + 1), SND_UNA.plus(at + 12))
                .sack(SND_UNA.plus(at + 25), SND_UNA.plus(at + 36))
                .sack(SND_UNA.plus(at + 49), SND_UNA.plus(at + 60));
    }
}
