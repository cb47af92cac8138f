// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synreceived;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN outside the window, with another number than the one that made the record. */
final class SynOutOfWindow {

    enum Place {
        BELOW(IRS.minus(100_000)),
        JUST_BELOW(IRS.minus(1)),
        AT_RIGHT_EDGE(RCV_NXT.plus(RCV_WND)),
        BEYOND(RCV_NXT.plus(0x4000_0000));

        private final Position seq;

        Place(Position seq) {
            this.seq = seq;
        }
    }

    @Probe(
            id = "syn-received.syn-out-of-window.acknowledged",
            rules = {"RFC9293-3.10.7.4-SYN-SR", "RFC9293-3.10.7.4-SEQ-SR-OOW"},
            claim = "First check: a SYN outside the window is an unacceptable segment like any other")
    void acknowledged(Lab lab, Place row) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(syn().seq(row.seq));
        c.expect(ack(), "if its sender has restarted, this ACK makes it reset the record");
        c.expectState(SYN_RECEIVED, "a stale SYN does not spoil the handshake");

        c.send(data("hello"));
        c.expect(ack(), "the handshake completes with the first SYN");
        c.accept();
        c.expectReceived("hello", "and its numbers");
    }
}
