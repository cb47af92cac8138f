// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sillywindow;

import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.wire.Bytes;

/** Connections with text to send, and a window that the tester has closed. */
final class ClosedWindow {

    static final int QUEUED = 5_000; // bytes

    private ClosedWindow() {}

    /**
     * ESTABLISHED, the text behind a window of 0.
     *
     * @param largest window that was ever offered, bytes
     */
    static Connection behind(Lab lab, int largest, Bytes text) {
        return lab.preamble("ESTABLISHED with text and a closed window", () -> {
            Connection c = lab.dial(lab.listen());
            c.send(syn().mss(1460).window(largest));
            c.expect(synAck(), "a listener answers a SYN");
            c.send(ack().window(largest));
            c.accept();
            c.closeWindow();
            c.user().send(text);
            c.expectSilence("the window is closed");
            return c;
        });
    }
}
