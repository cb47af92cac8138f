// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Text without the right signature, and the right text under the same numbers. */
final class ForgedText {

    @Probe(
            id = "signature.forged-text.not-delivered",
            rules = "RFC2385-2-4",
            state = ESTABLISHED,
            claim = "Text without the right signature does not reach the user, and the right text in its place does")
    void notDelivered(Lab lab, Forgery row) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(ESTABLISHED);

        c.send(row.of(data("forged!")));
        c.expectSilence("it is not acknowledged");
        c.expectNothingReceived("nor delivered");

        c.send(data("genuine"));
        c.expect(ack(), "this is the text under those numbers");
        c.expectReceived("genuine", "nothing of the other is left");
    }
}
