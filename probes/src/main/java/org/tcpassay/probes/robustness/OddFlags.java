// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Expectation;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Ruled;

/** Flags that no honest stack combines: null, Christmas tree and the like. */
final class OddFlags {

    enum Scan implements Ruled {
        NULL(segment("-"), silence(), "LISTEN-OTHER"),
        CHRISTMAS_TREE(segment("FPU").urgent(1), silence(), "LISTEN-OTHER"),
        FIN_AND_URGENT(segment("FU").urgent(0xffff), silence(), "LISTEN-OTHER"),
        SYN_AND_RST(segment("SR"), silence(), "LISTEN-RST"),
        SYN_FIN_AND_ACK(segment("SF."), rst().seq(SEG_ACK), "LISTEN-SYNACK"),
        EVERY_FLAG(segment("SFRPU.EWA").urgent(1), silence(), "LISTEN-RST");

        private final SegmentSpec segment;
        private final Expectation answer;
        private final String rule;

        Scan(SegmentSpec segment, Expectation answer, String rule) {
            this.segment = segment;
            this.answer = answer;
            this.rule = rule;
        }

        @Override
        public String rule() {
            return "RFC9293-3.10.7.2-" + rule;
        }
    }

    @Probe(
            id = "robustness.odd-flags-at-listener.judged-in-order",
            state = LISTEN,
            claim = "A listener judges flags in the order RST, ACK, SYN, however odd their company, and lives",
            resembles = {"null, FIN and Xmas scans", "CVE-2002-2438 (SYN+RST passes filters)"})
    void judgedInOrder(Lab lab, Scan row) {
        Listener listener = lab.listen();
        Connection c = lab.dial(listener);

        c.send(row.segment);
        c.expect(row.answer, "first RST, second ACK, third SYN; anything else is dropped");

        Alive.expect(lab, listener);
    }

    enum Unasked {
        NULL(segment("-")),
        NULL_WITH_TEXT(segment("-").payload("evil")),
        CHRISTMAS_TREE(segment("FPU").urgent(1)),
        CHRISTMAS_TREE_AHEAD(segment("FPU").urgent(1).seq(RCV_NXT.plus(10)));

        private final SegmentSpec segment;

        Unasked(SegmentSpec segment) {
            this.segment = segment;
        }
    }

    @Probe(
            id = "robustness.odd-flags-on-connection.dropped",
            rules = {"RFC9293-3.10.7.4-NOACK-ES", "RFC9293-3.10.7.4-NOACK-FINONLY"},
            state = ESTABLISHED,
            claim = "Without ACK, RST and SYN a segment does nothing to a connection, whatever else is set",
            resembles = "null, FIN and Xmas scans")
    void dropped(Lab lab, Unasked row) {
        Listener listener = lab.listen();
        Connection c = lab.connect(listener, syn().mss(1460));

        c.send(row.segment.refused());
        c.expectSilence("fifth check: without ACK it is dropped");
        c.expectState(ESTABLISHED, "and its FIN with it");

        c.send(data("good"));
        c.expect(ack(), "the next segment is taken where the odd one was");
        c.expectReceived("good", "nothing of that was");
        Alive.expect(lab, listener);
    }
}
