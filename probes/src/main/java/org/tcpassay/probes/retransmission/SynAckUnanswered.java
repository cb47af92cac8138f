// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.retransmission;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** A SYN,ACK that nobody acknowledges. */
final class SynAckUnanswered {

    @Probe(
            id = "retransmission.syn-ack-unanswered.backs-off",
            rules = {"RFC9293-3.10.8-RTX-SYNACK", "RFC6298-5.5"},
            state = SYN_RECEIVED,
            tags = "slow",
            claim = "The SYN,ACK is sent again unchanged, each time after twice the time")
    void backsOff(Lab lab) {
        Connection c = lab.reach(LISTEN);
        c.send(syn().mss(1460));
        Seen first = c.expect(synAck(), "a listener answers a SYN");

        Duration rto = lab.time("rto-initial-ms");
        Seen second = c.expect(synAck().seq(ISS).at(Timing.about(first, rto)), "the first time-out");
        Seen third = c.expect(synAck().seq(ISS).at(Timing.about(second, rto.multipliedBy(2))), "the time-out doubles");
        c.expect(synAck().seq(ISS).at(Timing.about(third, rto.multipliedBy(4))), "and doubles again");

        c.send(ack());
        c.accept();
        c.expectState(ESTABLISHED, "a late third segment still completes the handshake");
    }
}
