// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The user opens; nobody has answered yet. */
final class Open {

    @Probe(
            id = "syn-sent.open.syn-alone",
            rules = "RFC9293-3.10.1-OPEN-ACTIVE",
            claim = "An active open sends <SEQ=ISS><CTL=SYN> and waits in SYN-SENT")
    void synAlone(Lab lab) {
        Connection c = lab.open();

        c.expectEither(
                syn(), segment("SEW"), "a SYN, which may ask for ECN (RFC 3168) but acknowledges and carries nothing");
        c.expectSilence("nothing follows before an answer");
        c.expectState(SYN_SENT, "the record waits for the tester's SYN");
    }
}
