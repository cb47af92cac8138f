// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.listen;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN that carries the first data. */
final class SynWithData {

    @Probe(
            id = "listen.syn-with-data.delivered-after-handshake",
            rules = {"RFC9293-3.10.7.2-LISTEN-SYNDATA", "RFC9293-3.5-SYNDATA"},
            claim = "Data on a SYN is kept or left to be sent again, and delivered once, after the handshake")
    void deliveredAfterHandshake(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().payload("hello"));
        c.expectEither(
                synAck().ack(IRS.plus(1)),
                synAck().ack(IRS.plus(6)),
                "the SYN is acknowledged, with its data if the target keeps that");
        c.expectNotAccepted("the tester has not yet shown that it exists");

        c.send(data("hello").seq(IRS.plus(1)));
        c.expect(ack().ack(IRS.plus(6)), "now the data is there, from the first copy or the second");
        c.accept();
        c.expectReceived("hello", "it is delivered");
        c.expectNothingReceived("and only once");
    }
}
