// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An answer to the SYN of somebody who does not have the key. */
final class ForgedSynAck {

    @Probe(
            id = "signature.forged-syn-ack.ignored",
            rules = "RFC2385-2-5",
            state = SYN_SENT,
            claim = "A SYN,ACK without the right signature does not open the connection")
    void ignored(Lab lab, Forgery row) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(SYN_SENT);

        c.send(row.of(synAck().mss(1460)));
        c.expectSilence("it is dropped without any response");
        c.expectState(SYN_SENT, "the SYN is not answered yet");

        c.send(synAck().mss(1460));
        c.expect(ack(), "this is the answer");
    }

    @Probe(
            id = "signature.unsigned-syn-ack.signed-syn-again",
            rules = "RFC2385-2-7",
            state = SYN_SENT,
            claim = "An opener goes on signing although the SYN,ACK has no signature")
    void signedAgain(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(SYN_SENT);

        c.send(synAck().mss(1460).unsigned());
        c.expectRepeated(syn().seq(ISS), "the SYN is still unanswered, and the signature is not negotiated");
    }

    @Probe(
            id = "signature.unsigned-refusal.ignored",
            rules = "RFC2385-4.1-1",
            state = SYN_SENT,
            claim = "A reset of a peer that knows no key does not refuse the connection")
    void refusal(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(SYN_SENT);

        c.send(rstAck().seq(0).unsigned());
        c.expectSilence("whoever closed that port cannot have signed the reset: it is ignored");
        c.expectState(SYN_SENT, "the open goes on until it times out");
        c.expectNoError("the user is not told of a refusal");
    }
}
