// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Flags;

/** Data that a router has marked. */
final class MarkedData {

    private static final SegmentSpec ECHO = ack().and(Flags.ECE);

    @Probe(
            id = "ecn.marked-data.echoed",
            rules = "RFC3168-6.1.3-1",
            state = ESTABLISHED,
            claim = "Data with CE is acknowledged with ECE")
    void echoed(Lab lab) {
        Connection c = Setup.established(lab);

        c.send(data("marked").ecn(Ecn.CE));
        c.expect(ECHO, "the sender is to learn of the mark");
        c.expectReceived("marked", "a mark takes nothing from the data");
    }

    @Probe(
            id = "ecn.marked-data.echoed-until-cwr",
            rules = "RFC3168-6.1.3-2",
            state = ESTABLISHED,
            claim = "Every acknowledgment has ECE until CWR comes, and none after it")
    void echoedUntilCwr(Lab lab) {
        Connection c = Setup.established(lab);
        c.send(data("marked").ecn(Ecn.CE));
        c.expect(ECHO, "the sender is to learn of the mark");

        c.send(data("more").ecn(Ecn.ECT_0));
        c.expect(ECHO, "the first echo may have got lost");
        c.user().send("answer");
        c.expect(data("answer").and(Flags.ECE), "data acknowledges too");
        c.send(data("told").and(Flags.CWR).ecn(Ecn.ECT_0));
        c.expect(ack(), "the sender has heeded the echo");
        c.send(data("last").ecn(Ecn.ECT_0));
        c.expect(ack(), "and nothing was marked since");
    }

    @Probe(
            id = "ecn.marked-data-with-cwr.echoed",
            rules = "RFC3168-6.1.3-1",
            state = ESTABLISHED,
            claim = "A mark on the segment with CWR is a new one")
    void echoedAnew(Lab lab) {
        Connection c = Setup.established(lab);
        c.send(data("marked").ecn(Ecn.CE));
        c.expect(ECHO, "the sender is to learn of the mark");

        c.send(data("again").and(Flags.CWR).ecn(Ecn.CE));
        c.expect(ECHO, "the sender has reduced its window and meets congestion still");
    }

    @Probe(
            id = "ecn.marked-data-before-unmarked.echoed",
            rules = "RFC3168-6.1.3-3",
            state = ESTABLISHED,
            claim = "An acknowledgment of two segments has ECE if one of them was marked")
    void echoedTogether(Lab lab) {
        Connection c = Setup.established(lab);

        c.send(data("marked").ecn(Ecn.CE));
        c.send(data("unmarked").ecn(Ecn.ECT_0));
        c.await(ECHO, "what is not marked does not undo the mark before it");
    }
}
