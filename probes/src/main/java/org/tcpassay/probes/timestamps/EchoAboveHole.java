// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Segments above a hole, and the one that fills it. */
final class EchoAboveHole {

    @Probe(
            id = "timestamps.out-of-order-segment.last-in-order-echoed",
            rules = "RFC7323-4.3-B",
            state = ESTABLISHED,
            claim = "The acknowledgment of a segment above a hole echoes the last one that moved RCV.NXT")
    void lastInOrderEchoed(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.connect(syn().mss(1460).timestamp(1_000));
        c.send(data("a").timestamp(2_000));
        c.expect(ack().echoing(2_000), "an in-order segment is echoed");

        c.send(data("c").seq(RCV_NXT.plus(1)).timestamp(4_000));
        c.expect(ack().echoing(2_000), "a segment above a hole may have overtaken others: it is not echoed");
    }

    @Probe(
            id = "timestamps.hole-filled.echoed",
            rules = "RFC7323-4.3-C",
            state = ESTABLISHED,
            claim = "The acknowledgment of a segment that fills a hole echoes that segment")
    void holeFilledEchoed(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.connect(syn().mss(1460).timestamp(1_000));
        c.send(data("a").timestamp(2_000));
        c.expect(ack().echoing(2_000), "an in-order segment is echoed");
        c.send(data("c").seq(RCV_NXT.plus(1)).timestamp(4_000));
        c.expect(ack().echoing(2_000), "a segment above a hole is not");

        c.send(data("b").timestamp(3_000));
        c.expect(ack().echoing(3_000), "the segment that moves RCV.NXT is echoed, not the younger one behind it");
    }

    @Probe(
            id = "timestamps.queued-behind-hole.not-judged-again",
            rules = "RFC7323-5.3-R3",
            state = ESTABLISHED,
            claim = "A queued segment is not judged again when the hole is filled by a younger one")
    void notJudgedAgain(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.connect(syn().mss(1460).timestamp(1_000));
        c.send(data("behind").seq(RCV_NXT.plus(4)).timestamp(2_000));
        c.expect(ack(), "a segment above a hole is acknowledged at once");

        c.send(data("hole").timestamp(900_000));
        c.expect(ack().echoing(900_000), "both are acknowledged: the queued one was judged when it came");
        c.expectReceived("holebehind", "and both are delivered");
    }
}
