// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.windowscale;

import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** The window field of a SYN,ACK that takes up window scaling. */
final class WindowOfSynAck {

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
}
