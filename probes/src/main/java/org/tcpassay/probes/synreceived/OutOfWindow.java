// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synreceived;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A segment that lies wholly outside the receive window. */
final class OutOfWindow {

    enum Kind {
        DATA_BELOW(data("old").seq(RCV_NXT.minus(100_000))),
        DATA_BEYOND(data("wild").seq(RCV_NXT.plus(0x4000_0000))),
        DATA_AT_RIGHT_EDGE(data("wild").seq(RCV_NXT.plus(RCV_WND))),
        ACK_BELOW(ack().seq(RCV_NXT.minus(100_000))),
        ACK_BEYOND(ack().seq(RCV_NXT.plus(0x4000_0000))),
        FIN_BELOW(fin().seq(RCV_NXT.minus(100_000)));

        private final SegmentSpec segment;

        Kind(SegmentSpec segment) {
            this.segment = segment;
        }
    }

    @Probe(
            id = "syn-received.out-of-window.acknowledged",
            rules = "RFC9293-3.10.7.4-SEQ-SR-OOW",
            claim = "First check: an unacceptable segment draws an ACK and is dropped, however right its own ACK is")
    void acknowledged(Lab lab, Kind row) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(row.segment);
        c.expect(ack(), "<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK> says what is expected");
        c.expectState(SYN_RECEIVED, "an unacceptable segment does not complete the handshake");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.accept();
        c.expectState(ESTABLISHED, "the right ACK does");
        c.expectNothingReceived("nothing of the other was taken");
    }
}
