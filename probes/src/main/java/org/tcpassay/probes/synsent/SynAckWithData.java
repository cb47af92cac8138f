// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN,ACK that carries the first data. */
final class SynAckWithData {

    @Probe(
            id = "syn-sent.syn-ack-with-data.delivered",
            rules = "RFC9293-3.10.7.3-SYNSENT-SYNACKDATA",
            claim = "Data on a SYN,ACK is kept or left to be sent again, and delivered once")
    void delivered(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(synAck().payload("hello"));
        c.expectEither(
                ack().ack(IRS.plus(1)),
                ack().ack(IRS.plus(6)),
                "the SYN is acknowledged, with its data if the target keeps that");
        c.expectState(ESTABLISHED, "the data does not spoil the handshake");

        c.send(data("hello").seq(IRS.plus(1)));
        c.expect(ack().ack(IRS.plus(6)), "now the data is there, from the first copy or the second");
        c.expectReceived("hello", "it is delivered");
        c.expectNothingReceived("and only once");
    }
}
