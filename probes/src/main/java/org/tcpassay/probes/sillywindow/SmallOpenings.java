// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sillywindow;

import static org.tcpassay.probes.sillywindow.ClosedWindow.QUEUED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** The tester opens a closed window by a little at a time. */
final class SmallOpenings {

    // RFC 9293 §3.8.6.2.1: the override timeout is in the range 0.1 - 1.0 seconds
    private static final Duration OVERRIDE_LEAST = Duration.ofMillis(100);
    private static final Duration OVERRIDE_MOST = Duration.ofSeconds(1);

    @Probe(
            id = "silly-window.small-openings.waited-out",
            rules = "RFC9293-MUST-38",
            state = ESTABLISHED,
            claim = "A few bytes of window, soon a few more, draw no small segments; a large step draws a full one")
    void waitedOut(Lab lab) {
        Bytes text = lab.payload(QUEUED);
        Connection c = ClosedWindow.behind(lab, 60_000, text);

        c.send(ack().window(10));
        c.expectSilence("ten bytes are neither a full segment nor half of the largest window");
        c.send(ack().window(40));
        c.expectSilence("nor are forty");
        c.send(ack().window(lab.roadMss()));
        c.expect(data(text.slice(0, lab.roadMss())), "a full segment can be sent");
    }

    @Probe(
            id = "silly-window.small-opening.overridden",
            rules = {"RFC9293-3.8.6.2.1-OVERRIDE", "RFC1122-4.2.3.4-1"},
            state = ESTABLISHED,
            claim = "Text does not wait for a better window for ever: the override timer sends what fits")
    void overridden(Lab lab) {
        Bytes text = lab.payload(QUEUED);
        Connection c = ClosedWindow.behind(lab, 60_000, text);

        Moment opened = c.send(ack().window(10));
        c.expectSilence("ten bytes are not worth a segment yet");
        c.expect(
                data(text.slice(0, 10)).at(Timing.between(opened, OVERRIDE_LEAST, OVERRIDE_MOST)),
                "the override timeout, between 0.1 and 1 second, sends what the window takes");

        Moment again = c.send(ack().window(10));
        c.expect(
                data(text.slice(10, 20)).at(Timing.between(again, OVERRIDE_LEAST, OVERRIDE_MOST)),
                "as long the next time, when no slow timer is about to run out");
    }
}
