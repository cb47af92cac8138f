// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousopen;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** Another SYN, with another number, after the one that crossed. */
final class SecondSyn {

    enum Place {
        AT_RCV_NXT(RCV_NXT),
        IN_WINDOW(RCV_NXT.plus(1_000)),
        BELOW(IRS.minus(100_000));

        private final Position seq;

        Place(Position seq) {
            this.seq = seq;
        }
    }

    @Probe(
            id = "simultaneous-open.second-syn.challenge-ack",
            rules = "RFC9293-3.10.7.4-SR-ACTIVE-SYN",
            state = SYN_RECEIVED,
            claim = "Fourth check: after an active open a SYN is challenged as in the synchronized states")
    void challengeAck(Lab lab, Place row) {
        lab.needs(row == Place.BELOW || lab.claims(RFC5961), "the target does not claim RFC5961");
        Connection c = lab.reach(SYN_RECEIVED, Road.ACTIVE);

        c.send(syn().seq(row.seq));
        c.expect(ack(), "there is no LISTEN to go back to: <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>");
        c.expectState(SYN_RECEIVED, "the record stays");

        c.send(data("hello"));
        c.expect(ack(), "the handshake completes with the first SYN");
        c.expectReceived("hello", "and its numbers");
    }
}
