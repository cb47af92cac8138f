// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A segment that would draw an answer, without the right signature. */
final class ForgedSegment {

    enum Elicitor {
        TEXT(data("forged")),
        FIN(fin()),
        OLD_TEXT(data("old").seq(RCV_NXT.minus(3))),
        ACK_OF_NOTHING_SENT(ack().ack(SND_NXT.plus(1000))),
        SYN(syn()),
        RESET_IN_WINDOW(rst().seq(RCV_NXT.plus(100)));

        private final SegmentSpec segment;

        Elicitor(SegmentSpec segment) {
            this.segment = segment;
        }
    }

    @Probe(
            id = "signature.unsigned-segment.no-response",
            rules = {"RFC2385-2-5", "RFC2385-2-6"},
            state = ESTABLISHED,
            claim = "The signature is looked at first: a segment without one draws no acknowledgment and no challenge")
    void unsigned(Lab lab, Elicitor row) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(ESTABLISHED);

        c.send(row.segment.unsigned());
        c.expectSilence("a response would tell a stranger of the connection");
        c.expectState(ESTABLISHED, "and nothing changes");
    }

    @Probe(
            id = "signature.segment-under-another-key.no-response",
            rules = {"RFC2385-2-4", "RFC2385-2-5"},
            state = ESTABLISHED,
            claim = "A segment whose digest is not right draws no acknowledgment and no challenge")
    void underAnotherKey(Lab lab, Elicitor row) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(ESTABLISHED);

        c.send(row.segment.signed(Keys.ANOTHER));
        c.expectSilence("a failing comparison must not produce any response");
        c.expectState(ESTABLISHED, "and the segment is dropped");
    }
}
