// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** A SYN that comes again and again. */
final class SynFiveTimes {

    @Probe(
            id = "lifecycle.syn-five-times.one-connection",
            rules = {"RFC9293-3.5-OLDSYNRCVD", "DOC-148"},
            state = SYN_RECEIVED,
            claim = "A SYN that comes five times makes one connection, and each SYN,ACK has the same number",
            tags = "handshake")
    void oneConnection(Lab lab) {
        Listener listener = lab.listen();
        Connection c = lab.dial(listener);
        c.send(syn());
        c.expect(synAck(), "a listener answers a SYN");

        c.send(syn().seq(IRS));
        c.expectEither(synAck().seq(ISS), ack(), "the same SYN,ACK again, or an old segment is acknowledged");
        c.send(syn().seq(IRS));
        c.expectEither(synAck().seq(ISS), ack(), "a third time");
        c.send(syn().seq(IRS));
        c.expectEither(synAck().seq(ISS), ack(), "a fourth");
        c.send(syn().seq(IRS));
        c.expectEither(synAck().seq(ISS), ack(), "a fifth");

        c.send(ack());
        c.accept();
        c.expectState(ESTABLISHED, "one of them was acknowledged, and so all");
        lab.dial(listener).expectNotAccepted("the user has been given the only connection that came of it");
    }
}
