// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Flags;

/** The user of a connection with ECN sends into a closed window. */
final class SentIntoClosedWindow {

    @Probe(
            id = "ecn.sent-window-probe.not-ect",
            rules = "RFC3168-6.1.6-1",
            state = ESTABLISHED,
            claim = "A probe of a closed window is not ECT and has no CWR, even if the target owes one")
    void probeNotEct(Lab lab) {
        Connection c = lab.preamble("ESTABLISHED with ECN, the tester's window closed behind an echo", () -> {
            Connection closed = Setup.established(lab);
            closed.user().send("hello");
            closed.expect(data("hello"), "data leaves at once");
            closed.send(ack().and(Flags.ECE).window(0));
            return closed;
        });

        c.user().send("0123456789");
        SegmentSpec probe = ack().ecn(Ecn.NOT_ECT);
        c.expectRepeated(
                anyOf(
                        probe.seq(SND_NXT.minus(1)),
                        probe.seq(SND_NXT).anyPayload(new Range(1, 1)),
                        probe.seq(SND_NXT.minus(1)).anyPayload(new Range(1, 1))),
                "if it is dropped or marked that must not count as a signal that was answered");
    }
}
