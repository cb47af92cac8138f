// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.zerowindow;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The tester opens its window by a segment that acknowledges nothing new. */
final class WindowUpdate {

    @Probe(
            id = "zero-window.update-without-new-ack.heeded",
            rules = "RFC1122-4.2.2.20-G",
            state = ESTABLISHED,
            claim = "An ACK that equals SND.UNA acknowledges nothing and opens the window all the same")
    void heeded(Lab lab) {
        Connection c = lab.preamble("ESTABLISHED with text and a closed window", () -> {
            Connection begun = lab.connect();
            begun.closeWindow();
            begun.user().send("queued");
            begun.expectSilence("the window is closed");
            return begun;
        });

        c.send(ack().ack(SND_UNA));
        c.expect(data("queued"), "SND.UNA =< SEG.ACK =< SND.NXT: the window is updated");
    }
}
