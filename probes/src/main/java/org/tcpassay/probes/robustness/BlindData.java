// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Position;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** Text by an attacker who knows the ends of a connection, has hit RCV.NXT and guesses SEG.ACK. */
final class BlindData {

    enum Guess {
        ABOVE(SND_NXT.plus(1)),
        FAR_ABOVE(SND_NXT.plus(0x4000_0000)),
        HALF_THE_CIRCLE(SND_NXT.plus(0x7fff_ffff)),
        FAR_BELOW(SND_NXT.minus(0x4000_0000));

        private final SegmentSpec segment;

        Guess(Position ack) {
            segment = data("evil").ack(ack).refused();
        }
    }

    @Probe(
            id = "robustness.blind-data.refused",
            rules = {"RFC5961-5.2-1", "RFC5961-5.2-2"},
            state = ESTABLISHED,
            claim = "Text at the right number whose acknowledgment is guessed is not delivered",
            resembles = "CVE-2004-0230 (Slipping in the Window), data injection")
    void refused(Lab lab, Guess row) {
        lab.needs(RFC5961);
        Listener listener = lab.listen();
        Connection c = lab.connect(listener, syn().mss(1460));

        c.send(row.segment);
        c.expect(ack(), "SND.UNA - MAX.SND.WND =< SEG.ACK =< SND.NXT does not hold: acknowledged and dropped");
        c.expectNothingReceived("nothing is injected");

        c.send(data("good"));
        c.expect(ack(), "the right text still has its place");
        c.expectReceived("good", "and is all that is delivered");
        Alive.expect(lab, listener);
    }
}
