// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.connections;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** A connection that was reset opens again between the same ports. */
final class SynAfterReset {

    private static final int INCARNATIONS = 16; // each ISS that is drawn at random is ahead half of the time

    @Probe(
            id = "connections.syn-after-reset.iss-ahead",
            rules = {"RFC9293-3.4.1-REOPEN", "RFC6528-3-3"},
            state = LISTEN,
            claim = "A new incarnation of a connection begins ahead of all numbers of the old one")
    void issAhead(Lab lab) {
        Listener listener = lab.listen();
        Connection old = lab.preamble("CLOSED", () -> {
            Connection gone = lab.connect(listener, syn());
            gone.send(rst());
            gone.expectState(CLOSED, "a reset at RCV.NXT ends the connection");
            return gone;
        });

        for (int incarnation = 0; incarnation < INCARNATIONS; incarnation++) {
            Connection c = lab.dial(listener, old.testerPort());
            c.send(syn());
            c.expect(synAck(), "a SYN is answered");
            long ahead = c.value(ISS) - old.value(SND_NXT) & 0xffff_ffffL;
            c.judge(
                    "old segments must not fit into the new incarnation",
                    "ISS ahead of the old SND.NXT, modulo 2^32",
                    ahead > 0 && ahead < 0x8000_0000L,
                    "ISS is the old SND.NXT+" + ahead);
            c.send(rst());
            c.expectSilence("a reset draws no answer");
            old = c;
        }
    }
}
