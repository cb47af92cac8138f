// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN without ACK that carries a FIN crosses the target's SYN. */
final class SynWithFin {

    @Probe(
            id = "syn-sent.syn-with-fin.syn-received",
            rules = "RFC9293-3.10.7.3-SYNSENT-SYN",
            claim = "Fourth check: a crossing SYN is answered by SYN,ACK; a FIN on it waits for ESTABLISHED")
    void synReceived(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(segment("SF"));
        c.expectEither(
                synAck().seq(ISS).ack(IRS.plus(1)),
                synAck().seq(ISS).ack(IRS.plus(2)),
                "the SYN is acknowledged; other controls are queued until ESTABLISHED");
        c.expectState(SYN_RECEIVED, "not CLOSE-WAIT: the target's SYN is not acknowledged yet");
    }
}
