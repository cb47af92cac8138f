// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.listen;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An old duplicate of a SYN reaches the listener before the real one (RFC 9293 figure 9). */
final class StaleSynBeforeRealOne {

    @Probe(
            id = "listen.stale-syn-before-real-one.recovers",
            rules = "RFC9293-3.5-OLDDUP",
            claim = "The reset that an old SYN provokes from its supposed sender frees the way for the real SYN")
    void recovers(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().seq(IRS.minus(90_000)));
        c.expect(synAck(), "the listener cannot know that this SYN is old");
        c.send(rst());
        c.expectSilence("a reset is never answered");

        c.send(syn().seq(IRS.plus(90_000)).accepted());
        c.expect(synAck(), "the reset sent the half-open connection back to LISTEN");
        c.send(ack());
        c.accept();
        c.expectState(ESTABLISHED, "the real SYN opens the connection");
    }
}
