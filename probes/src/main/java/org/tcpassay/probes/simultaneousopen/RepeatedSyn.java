// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousopen;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** The target's SYN,ACK got lost, so the tester sends its SYN again. */
final class RepeatedSyn {

    @Probe(
            id = "simultaneous-open.repeated-syn.acknowledged",
            rules = {"RFC9293-3.10.7.4-SR-ACTIVE-SYN", "RFC9293-3.5-OLDSYNRCVD"},
            state = SYN_RECEIVED,
            claim = "The same SYN again draws an ACK or the SYN,ACK again, and the open goes on")
    void acknowledged(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED, Road.ACTIVE);

        c.send(syn().seq(IRS));
        c.expectEither(ack(), synAck().seq(ISS), "either tells the tester that its SYN has arrived");
        c.expectState(SYN_RECEIVED, "the target's SYN is still not acknowledged");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(ESTABLISHED, "now it is");
    }
}
