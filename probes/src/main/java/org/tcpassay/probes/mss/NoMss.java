// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.mss;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN without the MSS option. */
final class NoMss {

    @Probe(
            id = "mss.absent-from-syn.default",
            rules = "RFC9293-MUST-15",
            state = ESTABLISHED,
            claim =
                    "A peer that offers no MSS gets segments that every host takes: 536 bytes over IPv4, 1220 over IPv6")
    void defaultOfListener(Lab lab) {
        Connection c = lab.connect(syn());

        c.user().send(lab.payload(2_000));
        c.expect(
                ack().anyPayload(new Range(1, lab.defaultMss())),
                "every host takes so much, nobody has said that this one takes more");
    }

    @Probe(
            id = "mss.absent-from-syn-ack.default",
            rules = "RFC9293-MUST-15",
            state = ESTABLISHED,
            claim = "The default holds for the opener as well")
    void defaultOfOpener(Lab lab) {
        Connection c = lab.connectActively(synAck());

        c.user().send(lab.payload(2_000));
        c.expect(
                ack().anyPayload(new Range(1, lab.defaultMss())),
                "every host takes so much, nobody has said that this one takes more");
    }
}
