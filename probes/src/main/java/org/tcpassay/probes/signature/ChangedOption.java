// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.TcpOption;

/** A segment whose other option was changed after it was signed. */
final class ChangedOption {

    private static final int FOR_EXPERIMENTS = 253; // kind of an option, RFC 4727

    @Probe(
            id = "signature.changed-option.taken",
            rules = "RFC2385-2-3",
            state = ESTABLISHED,
            claim = "The signature does not cover the options beside it")
    void option(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("hello").option(experiment(1)).signatureOf(data("hello").option(experiment(2))));
        c.expect(ack(), "what is signed is as it was");
        c.expectReceived("hello", "so it is taken");
    }

    private static TcpOption experiment(int value) {
        return new TcpOption.Unknown(FOR_EXPERIMENTS, Bytes.of(0, value));
    }
}
