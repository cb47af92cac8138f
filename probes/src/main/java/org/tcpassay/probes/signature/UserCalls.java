// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** What the user of a connection with a key makes the target send. */
final class UserCalls {

    @Probe(
            id = "signature.user-sends.signed-text",
            rules = {"RFC2385-2-1", "RFC2385-2-2"},
            state = ESTABLISHED,
            claim = "Text is signed")
    void text(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(ESTABLISHED);

        c.user().send("odd");
        c.expect(data("odd"), "the digest is over three octets of text");

        c.send(ack());
        c.user().send("even");
        c.expect(data("even"), "the digest is over four");
    }

    @Probe(
            id = "signature.text-lost.signed-again",
            rules = "RFC2385-2-1",
            state = ESTABLISHED,
            claim = "Text that is repeated is signed again")
    void again(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(ESTABLISHED);
        c.user().send("lost");
        c.expect(data("lost"), "the window is open");

        c.expectRepeated(data("lost").seq(SND_UNA), "every segment has its signature, also when it is sent again");
    }

    @Probe(
            id = "signature.user-closes.signed-fin",
            rules = "RFC2385-2-1",
            state = ESTABLISHED,
            claim = "The FIN is signed")
    void close(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(ESTABLISHED);

        c.user().shutdown();
        c.expect(fin(), "the peer would ignore a FIN without a signature");
    }

    @Probe(
            id = "signature.user-aborts.signed-reset",
            rules = "RFC2385-2-1",
            state = ESTABLISHED,
            claim = "The reset of an abort is signed")
    void abort(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(ESTABLISHED);

        c.user().abort();
        c.expect(anyOf(rst(), rstAck()), "the peer would ignore a reset without a signature");
    }
}
