// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.congestion;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A handshake of which the target had to repeat its part twice; RFC 6928 §2 forgives one repetition. */
final class LostHandshake {

    private static final int SIZE = 1_400;
    private static final int MUCH = 40_000;

    @Probe(
            id = "congestion.syn-ack-lost-twice.one-segment",
            rules = "RFC5681-3.1-IWLOSS",
            state = ESTABLISHED,
            tags = "slow",
            claim = "After a lost SYN,ACK the first flight is one segment")
    void oneSegmentOfListener(Lab lab) {
        Connection c = lab.dial(lab.listen());
        c.send(syn().mss(SIZE));
        c.expect(synAck(), "a listener answers a SYN");
        c.expectRepeated(synAck().seq(ISS), "nobody acknowledges it");
        c.expectRepeated(synAck().seq(ISS), "nor its copy");
        c.send(ack());
        c.accept();

        c.user().send(lab.payload(MUCH));
        c.expectBurst(new Range(1, SIZE), "a path that loses twice in a handshake is not given a whole initial window");
    }

    @Probe(
            id = "congestion.syn-lost-twice.one-segment",
            rules = "RFC5681-3.1-IWLOSS",
            state = ESTABLISHED,
            tags = "slow",
            claim = "After a lost SYN the first flight is one segment")
    void oneSegmentOfOpener(Lab lab) {
        Connection c = lab.open();
        c.expect(syn(), "an active open sends a SYN");
        c.expectRepeated(syn().seq(ISS), "nobody answers it");
        c.expectRepeated(syn().seq(ISS), "nor its copy");
        c.send(synAck().mss(SIZE));
        c.expect(ack(), "the handshake ends with an acknowledgment");

        c.user().send(lab.payload(MUCH));
        c.expectBurst(new Range(1, SIZE), "a path that loses twice in a handshake is not given a whole initial window");
    }
}
