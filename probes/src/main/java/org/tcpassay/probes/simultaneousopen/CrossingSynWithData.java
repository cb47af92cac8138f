// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousopen;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN with data crosses the target's SYN. */
final class CrossingSynWithData {

    @Probe(
            id = "simultaneous-open.crossing-syn-with-data.delivered-once",
            rules = "RFC9293-3.10.7.3-SYNSENT-SYNTXT",
            state = SYN_SENT,
            claim = "Data on a crossing SYN is kept until ESTABLISHED or left to be sent again, and delivered once")
    void deliveredOnce(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(syn().payload("hello"));
        c.expectEither(
                synAck().seq(ISS).ack(IRS.plus(1)),
                synAck().seq(ISS).ack(IRS.plus(6)),
                "the SYN is acknowledged, with its data if the target keeps that");
        c.expectState(SYN_RECEIVED, "the data does not hurry the handshake");

        c.send(data("hello").seq(IRS.plus(1)));
        c.expect(ack().ack(IRS.plus(6)), "now the data is there, from the first copy or the second");
        c.expectReceived("hello", "it is delivered");
        c.expectNothingReceived("and only once");
    }
}
