// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sillywindow;

import static org.tcpassay.probes.sillywindow.ClosedWindow.QUEUED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The tester opens a closed window by more than half of the largest that it ever offered. */
final class HalfOpening {

    @Probe(
            id = "silly-window.half-of-largest.sent",
            rules = "RFC9293-MUST-38",
            state = ESTABLISHED,
            claim = "Half of the largest window that was ever offered is worth a segment, be it less than a full one")
    void halfSent(Lab lab) {
        Connection c = ClosedWindow.behind(lab, 1_000, lab.payload(QUEUED));

        Moment opened = c.send(ack().window(600));
        c.expect(
                ack().anyPayload(new Range(500, 600)).at(Timing.about(opened, Duration.ZERO)),
                "at least Fs = 1/2 of the maximum window can be sent");
    }
}
