// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An old SYN that reaches a listener before the new one. */
final class OldSyn {

    @Probe(
            id = "lifecycle.old-syn.undone",
            rules = {"RFC9293-3.5-OLDDUP", "DOC-064"},
            state = LISTEN,
            claim =
                    "An old SYN gets as far as SYN,ACK; the reset of its supposed sender undoes that, and the new SYN is"
                            + " served",
            tags = {"handshake", "reset"})
    void undone(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().seq(IRS.minus(90_000)));
        c.expect(synAck(), "a listener cannot see that a SYN is old");
        c.expectState(SYN_RECEIVED, "half a connection that nobody wants");
        c.send(rst());
        c.expectSilence("a reset is not answered");
        c.expectState(CLOSED, "the third step has kept a connection from coming about");

        c.send(syn().seq(IRS.plus(90_000)).accepted());
        c.expect(synAck(), "the new SYN finds the listener as it was");
        c.send(ack());
        c.accept();
        c.expectState(ESTABLISHED, "and makes a connection");
    }
}
