// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.windowscale;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** The window fields that the tester sends, and how much data the target sends into them. */
final class TesterWindow {

    enum Shift {
        ZERO(0, 160, 1),
        FOUR(4, 10, 11),
        SEVEN(7, 2, 3);

        private final int count;
        private final int field;
        /** More than the bare field where it is shifted at all. */
        private final int least;

        Shift(int count, int field, int least) {
            this.count = count;
            this.field = field;
            this.least = least;
        }

        int window() {
            return field << count;
        }
    }

    @Probe(
            id = "window-scale.negotiated.window-shifted",
            rules = "RFC7323-2.3-2",
            state = ESTABLISHED,
            claim = "The window field is shifted by what the SYN of the tester said")
    void windowShifted(Lab lab, Shift row) {
        lab.needs(Given.RFC7323);
        Connection c = established(lab, syn().mss(1460).windowScale(row.count).window(row.window()), row.field);

        c.user().send(lab.payload(1_000));
        c.expect(
                ack().anyPayload(new Range(row.least, row.window())),
                "what is sent fills the shifted window, neither the bare field nor one shifted twice");
    }

    @Probe(
            id = "window-scale.not-negotiated.window-unshifted",
            rules = "RFC7323-2.2-2",
            state = ESTABLISHED,
            claim = "Without Window Scale in the SYN the window field is the window itself")
    void windowUnshifted(Lab lab) {
        Connection c = established(lab, syn().mss(1460).window(160), 160);

        c.user().send(lab.payload(1_000));
        c.expect(ack().anyPayload(new Range(1, 160)), "nothing was negotiated, so nothing is shifted");
    }

    @Probe(
            id = "window-scale.on-later-segment.ignored",
            rules = "RFC7323-2.2-3",
            state = ESTABLISHED,
            claim = "Window Scale on a segment without SYN is ignored")
    void ignored(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = established(lab, syn().mss(1460).windowScale(2).window(160), 40);

        c.send(ack().windowScale(7).window(40));
        c.user().send(lab.payload(2_000));
        c.expect(
                ack().anyPayload(new Range(41, 160)),
                "the shift of the SYN holds for the life of the connection: 40 << 2, not 40 << 7");
    }

    @Probe(
            id = "window-scale.in-syn-ack.its-window-unshifted",
            rules = "RFC7323-2.2-4",
            state = SYN_SENT,
            claim = "The window of a SYN,ACK is never scaled")
    void itsWindowUnshifted(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.reach(SYN_SENT);

        c.send(synAck().mss(1460).windowScale(7).window(500));
        c.expect(ack(), "the handshake ends with an acknowledgment");
        c.user().send(lab.payload(5_000));
        Seen first = c.expect(ack().anyPayload(new Range(1, 500)), "500 << 7 would be room for more");
        c.expect(
                anyOf(
                        silence(),
                        ack().anyPayload(new Range(
                                1, Math.max(1, 500 - first.payload().length())))),
                "no more than 500 bytes until a segment without SYN brings a window");
    }

    @Probe(
            id = "window-scale.not-answered-in-syn-ack.window-unshifted",
            rules = "RFC7323-2.2-2",
            state = SYN_SENT,
            claim = "An offer that the SYN,ACK does not take up is void: windows are unscaled in both directions")
    void windowUnshiftedActive(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(synAck().mss(1460).window(160));
        Seen opened = c.expect(ack(), "the handshake ends with an acknowledgment");
        c.send(data("0123456789").window(160));
        c.expect(
                ack().window(Range.atLeast(opened.window() - 10)),
                "the right edge does not move left, so the window field is the window itself");
        c.user().send(lab.payload(1_000));
        c.expect(ack().anyPayload(new Range(1, 160)), "nor is the window of the tester shifted");
    }

    private static Connection established(Lab lab, SegmentSpec syn, int field) {
        return lab.preamble("ESTABLISHED, window field " + field, () -> {
            Connection c = lab.dial(lab.listen());
            c.send(syn);
            c.expect(synAck(), "a listener answers a SYN");
            c.send(ack().window(field));
            return c.accept();
        });
    }
}
