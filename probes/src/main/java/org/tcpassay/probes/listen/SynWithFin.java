// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.listen;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN that would close the connection in the same breath. */
final class SynWithFin {

    @Probe(
            id = "listen.syn-with-fin.answered",
            rules = "RFC9293-3.10.7.2-LISTEN-SYNFIN",
            claim = "A SYN with FIN is a SYN; the FIN is for later")
    void answered(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(segment("SF"));
        c.expectEither(
                synAck().ack(IRS.plus(1)),
                synAck().ack(IRS.plus(2)),
                "other controls on a SYN wait for SYN-RECEIVED, they do not spoil it");
    }
}
