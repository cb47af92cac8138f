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
            id = "mss.absent-from-syn.default-536",
            rules = "RFC9293-MUST-15",
            state = ESTABLISHED,
            claim = "A peer that offers no MSS gets segments of at most 536 bytes")
    void default536(Lab lab) {
        Connection c = lab.connect(syn());

        c.user().send(lab.payload(1_000));
        c.expect(ack().anyPayload(new Range(1, 536)), "536 bytes are what every IPv4 host can take");
    }

    @Probe(
            id = "mss.absent-from-syn-ack.default-536",
            rules = "RFC9293-MUST-15",
            state = ESTABLISHED,
            claim = "The default holds for the opener as well")
    void default536Active(Lab lab) {
        Connection c = lab.connectActively(synAck());

        c.user().send(lab.payload(1_000));
        c.expect(ack().anyPayload(new Range(1, 536)), "536 bytes are what every IPv4 host can take");
    }
}
