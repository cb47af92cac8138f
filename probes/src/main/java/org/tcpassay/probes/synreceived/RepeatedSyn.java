// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synreceived;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The SYN that made the record comes again. */
final class RepeatedSyn {

    @Probe(
            id = "syn-received.repeated-syn.answered-again",
            rules = "RFC9293-3.5-OLDSYNRCVD",
            claim = "The same SYN again is an old segment: it is acknowledged and the record stays as it is")
    void answeredAgain(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(syn().seq(IRS));
        c.expectEither(
                synAck().seq(ISS),
                ack(),
                "the SYN,ACK may have got lost, so it is sent again; or an old segment draws an ACK");
        c.expectState(SYN_RECEIVED, "the record is the same");

        c.send(data("hello"));
        c.expect(ack(), "the handshake completes with the first ISS");
        c.accept();
        c.expectReceived("hello", "and the first IRS");
    }
}
