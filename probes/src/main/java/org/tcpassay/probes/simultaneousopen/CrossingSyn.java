// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousopen;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN of the tester crosses the target's own (RFC 9293 figure 7). */
final class CrossingSyn {

    @Probe(
            id = "simultaneous-open.crossing-syn.acknowledged",
            rules = {"RFC9293-3.10.7.3-SYNSENT-SYN", "RFC9293-MUST-10"},
            state = SYN_SENT,
            claim = "A SYN without ACK in SYN-SENT draws <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK> and leads to SYN-RECEIVED")
    void acknowledged(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(syn());
        c.expect(synAck().seq(ISS), "the target's SYN again, by the same ISS, with the tester's acknowledged");
        c.expectSilence("no ACK besides: the target's SYN is not acknowledged yet");
        c.expectState(SYN_RECEIVED, "each side waits for the acknowledgment of its SYN");
    }
}
