// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN that nobody answers, and a later attempt. */
final class SynRepeated {

    @Probe(
            id = "lifecycle.syn-repeated.same-number",
            rules = {"RFC9293-MUST-22", "RFC9293-3.8-RTXSAME", "RFC9293-MUST-9", "DOC-066"},
            state = SYN_SENT,
            claim = "A SYN that is sent again has the number that it had; one of a later attempt has another",
            tags = {"slow", "handshake", "isn"})
    void sameNumber(Lab lab) {
        Connection first = lab.reach(SYN_SENT);
        first.expectRepeated(syn().seq(ISS), "the same SYN, sent again");
        first.send(rstAck());
        first.expectState(CLOSED, "that attempt has failed");

        Connection second = lab.reach(SYN_SENT);
        second.judge(
                "each attempt chooses anew",
                "another number than " + first.value(ISS),
                second.value(ISS) != first.value(ISS),
                Long.toString(second.value(ISS)));
    }
}
