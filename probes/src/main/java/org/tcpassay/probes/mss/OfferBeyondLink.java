// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.mss;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN that offers an MSS larger than the link carries. */
final class OfferBeyondLink {

    @Probe(
            id = "mss.larger-than-the-link.bounded",
            rules = "RFC6691-5.3-1",
            state = ESTABLISHED,
            claim = "An offer larger than the link carries does not make packets that it cannot carry")
    void bounded(Lab lab) {
        Connection c = lab.connect(syn().mss(65_535));

        c.user().send(lab.payload(3_000));
        c.expect(ack().anyPayload(Range.exactly(lab.roadMss())), "the packet is as large as the link's MTU, no larger");
    }
}
