// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.icmp;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.sourceQuench;
import static org.tcpassay.wire.IpVersion.V4;

import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** A router asks to slow down by a message that RFC 6633 has abolished. */
final class SourceQuench {

    private static final SegmentSpec FULL = ack().anyPayload(Range.atLeast(1_000));

    private static Connection sending(Lab lab) {
        Connection c = lab.connect();
        c.user().set(UserOption.SOFT_ERRORS, 1);
        c.user().send(lab.payload(30_000));
        for (long sent = 0; sent < lab.number("initial-window-segments"); sent++) {
            c.expect(FULL, "the initial window lets this many segments leave");
        }
        return c;
    }

    @Probe(
            id = "icmp.source-quench.ignored",
            rules = {"RFC9293-MUST-55", "RFC6633-3-2"},
            claim = "Source Quench slows nothing down, and nobody is told of it",
            ip = V4,
            state = ESTABLISHED)
    void ignored(Lab lab) {
        Connection c = lab.preamble("a full congestion window", () -> sending(lab));

        c.send(sourceQuench());
        c.expectSilence("it is not answered");
        c.expectNoError("it is discarded silently");

        long half = lab.number("initial-window-segments") / 2;
        c.send(ack().ack(SND_UNA.plus(half * lab.roadMss())));
        c.expect(FULL, "half was acknowledged, so more leaves: the congestion window is what it was");
        c.expect(FULL, "and not by a single segment");
    }

    @Probe(
            id = "icmp.source-quench.not-sent",
            rules = "RFC6633-3-1",
            claim = "A target that is given more than it can take sends no Source Quench",
            ip = V4,
            state = ESTABLISHED)
    void notSent(Lab lab) {
        Connection c = lab.closedWindow();

        c.send(data("one too many").refused());
        c.expect(ack(), "the window is closed");
        c.send(data("another").refused());
        c.expect(ack(), "the window is closed");
        c.expectNoIcmp("a host never sends Source Quench");
    }
}
