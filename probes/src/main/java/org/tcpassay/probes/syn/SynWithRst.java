// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.syn;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.segment;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A segment on an established connection that is SYN and RST at once. */
final class SynWithRst {

    @Probe(
            id = "syn.syn-with-rst-at-rcv-nxt.connection-gone",
            rules = "RFC9293-3.10.7.4-ORDER",
            state = ESTABLISHED,
            claim = "RST is checked before SYN: both together reset")
    void connectionGone(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(segment("SR"));
        c.expectSilence("a reset is never answered");
        c.expectState(CLOSED, "the RST check comes before the SYN check");
    }

    @Probe(
            id = "syn.syn-with-rst-in-window.challenge-ack",
            rules = "RFC9293-3.10.7.4-ORDER",
            state = ESTABLISHED,
            claim = "SYN and RST together inside the window are challenged once, as a RST")
    void challengeAck(Lab lab) {
        lab.needs(RFC5961);
        Connection c = lab.reach(ESTABLISHED);

        c.send(segment("SR").seq(RCV_NXT.plus(1)));
        c.expect(ack(), "a RST that misses RCV.NXT is challenged");
        c.expectSilence("and the SYN does not draw a second answer");
        c.expectState(ESTABLISHED, "a challenged segment changes nothing");
    }
}
