// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.silence;

import org.tcpassay.expect.Expectation;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Ruled;

/** Flags that no honest stack combines, at a listener: null, Christmas tree and the like. */
final class OddFlagsAtListener {

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
}
