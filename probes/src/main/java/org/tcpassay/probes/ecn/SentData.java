// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Ecn;

/** What the target sends on a connection with ECN. */
final class SentData {

    @Probe(id = "ecn.sent-data.ect", rules = "RFC3168-6.1.2-1", state = ESTABLISHED, claim = "New data is ECT(0)")
    void ect(Lab lab) {
        Connection c = Setup.established(lab);

        c.user().send("hello");
        c.expect(data("hello").ecn(Ecn.ECT_0), "routers may mark it instead of dropping it");
    }

    @Probe(
            id = "ecn.sent-acknowledgment.not-ect",
            rules = "RFC3168-6.1.4-1",
            state = ESTABLISHED,
            claim = "An acknowledgment without data is not ECT")
    void notEct(Lab lab) {
        Connection c = Setup.established(lab);

        c.send(data("hello"));
        c.expect(ack().ecn(Ecn.NOT_ECT), "nobody would learn that it was marked, for nobody acknowledges it");
    }

    @Probe(
            id = "ecn.sent-again.not-ect",
            rules = "RFC3168-6.1.5-1",
            state = ESTABLISHED,
            claim = "Data that is sent again is not ECT")
    void againNotEct(Lab lab) {
        Connection c = Setup.established(lab);

        c.user().send("hello");
        c.expect(data("hello"), "data leaves at once");
        c.expectRepeated(
                data("hello").seq(SND_UNA).ecn(Ecn.NOT_ECT),
                "the receiver ignores marks on what it has already, so nobody may send such packets for ECT");
    }
}
