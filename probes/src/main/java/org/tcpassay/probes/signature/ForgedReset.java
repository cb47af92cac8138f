// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A reset with the right numbers and without the right signature. */
final class ForgedReset {

    @Probe(
            id = "signature.unsigned-reset.ignored",
            rules = "RFC2385-2-6",
            rows = {
                "SYN_RECEIVED",
                "ESTABLISHED",
                "FIN_WAIT_1",
                "FIN_WAIT_2",
                "CLOSE_WAIT",
                "CLOSING",
                "LAST_ACK",
                "TIME_WAIT"
            },
            claim = "A reset without a signature ends no connection that has a key, in no state")
    void ignored(Lab lab, State row) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(row);

        c.send(rst().unsigned());
        c.expectSilence("whoever sent it does not have the key");
        c.expectState(row, "the signature is for this: against resets of strangers");
    }

    @Probe(
            id = "signature.forged-reset.connection-lives",
            rules = "RFC2385-2-5",
            state = ESTABLISHED,
            claim = "A reset without the right signature, even at RCV.NXT, changes nothing")
    void lives(Lab lab, Forgery row) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(ESTABLISHED);

        c.send(row.of(rst()));
        c.expectSilence("it is dropped without any response");

        c.send(data("alive?"));
        c.expect(ack(), "the connection is as it was");
        c.expectReceived("alive?", "for the user as well");
    }

    @Probe(
            id = "signature.signed-reset.connection-ends",
            rules = "RFC2385-2-2",
            state = ESTABLISHED,
            claim = "A reset at RCV.NXT with the right signature is one")
    void ends(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(ESTABLISHED);

        c.send(rst());
        c.expectError("ECONNRESET", "nothing is wrong with this reset");
    }
}
