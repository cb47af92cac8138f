// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timewait;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A segment that lies wholly outside the receive window. */
final class OldSegment {

    enum Lies {
        ON_DATA_RECEIVED(data("data").seq(RCV_NXT.minus(5))),
        FAR_BELOW(data("data").seq(RCV_NXT.minus(100_000))),
        FAR_ABOVE(data("data").seq(RCV_NXT.plus(0x4000_0000L))),
        EMPTY_FAR_BELOW(ack().seq(RCV_NXT.minus(100_000))),
        EMPTY_FAR_ABOVE(ack().seq(RCV_NXT.plus(0x4000_0000L)));

        private final SegmentSpec spec;

        Lies(SegmentSpec spec) {
            this.spec = spec;
        }
    }

    @Probe(
            id = "time-wait.old-segment.acknowledged",
            rules = "RFC9293-3.10.7.4-SEQ-TW-OOW",
            claim = "A segment outside the window is dropped and answered by the last acknowledgment")
    void acknowledged(Lab lab, Lies row) {
        Connection c = lab.preamble("TIME-WAIT after data", () -> {
            Connection closed = lab.reach(FIN_WAIT_2);
            closed.send(fin().payload("data"));
            closed.expect(ack(), "data and FIN are acknowledged");
            return closed;
        });

        c.send(row.spec);
        c.expect(ack(), "an unacceptable segment: the target says where it stands");
        c.expectState(TIME_WAIT, "the waiting goes on");
        c.expectReceived("data", "what came before the FIN is delivered");
        c.expectEndOfStream("and nothing after it");
    }
}
