// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sequence;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A receive window that spans the wrap from 2^32-1 to 0. */
final class AcrossWrap {

    private static final long EIGHT_BELOW_WRAP = 0xffff_fff8L;

    @Probe(
            id = "sequence.hole-before-wrap.filled",
            rules = {"RFC9293-3.4-MOD32", "RFC9293-SHLD-31"},
            state = ESTABLISHED,
            claim = "Data beyond the wrap lies behind a hole before the wrap, not below it")
    void filled(Lab lab) {
        Connection c = lab.connect(syn().seq(EIGHT_BELOW_WRAP).mss(1460));

        c.send(data("world").seq(RCV_NXT.plus(10)));
        c.expect(ack(), "small numbers behind large ones: in the window, behind a hole");
        c.send(data("0123456789"));
        c.expect(ack(), "the hole, which spans the wrap, is filled");
        c.expectReceived("0123456789world", "all is delivered in order");
    }

    @Probe(
            id = "sequence.old-data-before-wrap.not-taken",
            rules = {"RFC9293-3.4-MOD32", "RFC9293-3.8-DUPDATA"},
            state = ESTABLISHED,
            claim = "Once RCV.NXT has wrapped, large numbers just before the wrap are old, not far ahead")
    void notTaken(Lab lab) {
        Connection c = lab.connect(syn().seq(EIGHT_BELOW_WRAP).mss(1460));
        c.send(data("0123456789abcdef"));
        c.expect(ack(), "the acknowledgment lies beyond the wrap");

        c.send(data("0123").seq(SEG_SEQ));
        c.expect(ack(), "a copy from before the wrap is acknowledged");
        c.expectReceived("0123456789abcdef", "the data is delivered");
        c.expectNothingReceived("once");
    }

    @Probe(
            id = "sequence.rst-beyond-wrap.challenge-ack",
            rules = {"RFC9293-3.4-MOD32", "RFC5961-3.2-3"},
            state = ESTABLISHED,
            claim = "A RST beyond the wrap is inside a window that spans it")
    void challengeAck(Lab lab) {
        lab.needs(RFC5961);
        Connection c = lab.connect(syn().seq(EIGHT_BELOW_WRAP).mss(1460));

        c.send(rst().seq(RCV_NXT.plus(100)));
        c.expect(ack(), "in the window but not at RCV.NXT");
        c.expectState(ESTABLISHED, "a challenged RST changes nothing");
    }
}
