// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sillywindow;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** The tester opens a closed window by a little at a time. */
final class SmallOpenings {

    private static final int QUEUED = 5_000; // bytes

    private static Connection closed(Lab lab, int largest, Bytes text) {
        return lab.preamble("ESTABLISHED with text and a closed window", () -> {
            Connection c = lab.dial(lab.listen());
            c.send(syn().mss(1460).window(largest));
            c.expect(synAck(), "a listener answers a SYN");
            c.send(ack().window(largest));
            c.accept();
            c.send(ack().window(0));
            c.user().send(text);
            c.expectSilence("the window is closed");
            return c;
        });
    }

    @Probe(
            id = "silly-window.small-openings.waited-out",
            rules = "RFC9293-MUST-38",
            state = ESTABLISHED,
            claim = "A few bytes of window, soon a few more, draw no small segments; a large step draws a full one")
    void waitedOut(Lab lab) {
        Bytes text = lab.payload(QUEUED);
        Connection c = closed(lab, 60_000, text);

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
        Connection c = closed(lab, 60_000, text);

        Moment opened = c.send(ack().window(10));
        c.expectSilence("ten bytes are not worth a segment yet");
        c.expect(
                data(text.slice(0, 10)).at(Timing.between(opened, Duration.ofMillis(100), Duration.ofSeconds(1))),
                "the override timeout, between 0.1 and 1 second, sends what the window takes");
    }

    @Probe(
            id = "silly-window.half-of-largest.sent",
            rules = "RFC9293-MUST-38",
            state = ESTABLISHED,
            claim = "Half of the largest window that was ever offered is worth a segment, be it less than a full one")
    void halfSent(Lab lab) {
        Connection c = closed(lab, 1_000, lab.payload(QUEUED));

        Moment opened = c.send(ack().window(600));
        c.expect(
                ack().anyPayload(new Range(500, 600)).at(Timing.about(opened, Duration.ZERO)),
                "at least Fs = 1/2 of the maximum window can be sent");
    }
}
