// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** A SYN to a listener that has no key. */
final class NoKey {

    @Probe(
            id = "signature.signed-syn-without-key.not-signed",
            rules = "RFC2385-2-8",
            state = LISTEN,
            claim = "A listener without a key may ignore a signed SYN or its option, but signs nothing")
    void withoutKey(Lab lab) {
        lab.needs(Given.RFC2385);
        Connection c = lab.dial(lab.listen());

        c.send(syn().mss(1460).signed(Keys.SHARED));
        c.expectEither(synAck().unsigned(), silence(), "the application wants no signatures, whatever the peer wants");
    }

    @Probe(
            id = "signature.unsigned-syn-without-key.unsigned-syn-ack",
            rules = "RFC2385-2-8",
            state = LISTEN,
            claim = "The key of one listener says nothing of another")
    void besideKey(Lab lab) {
        Listener plain = lab.listen();
        lab.signs(Keys.SHARED);
        Connection signed = lab.connect(syn().mss(1460));
        Connection c = lab.dial(plain);

        c.send(syn().mss(1460));
        c.expect(synAck().unsigned(), "the application has set no key here");

        signed.send(ack().payload("signed"));
        signed.expect(ack(), "and one there");
    }
}
