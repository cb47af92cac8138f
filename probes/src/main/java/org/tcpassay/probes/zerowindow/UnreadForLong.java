// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.zerowindow;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The user of the target does not read for a minute. */
final class UnreadForLong {

    private static final Duration MINUTE = Duration.ofMinutes(1); // how long the user is away: MAY-8 sets no end

    @Probe(
            id = "zero-window.unread-for-a-minute.stays-closed",
            rules = {"RFC9293-MAY-8", "RFC9293-3.8.6.1-ZWPACK"},
            state = ESTABLISHED,
            tags = "slow",
            claim = "A receiver may keep its window closed as long as it likes, and answers every probe")
    void staysClosed(Lab lab) {
        Connection c = lab.closedWindow();

        c.send(data("?").refused());
        c.expect(ack().window(0), "the window is closed");
        c.expectSilence(MINUTE.dividedBy(3), "nobody reads, so there is nothing to tell");
        c.send(data("?").refused());
        c.expect(ack().window(0), "it is closed still");
        c.expectSilence(MINUTE.dividedBy(3).multipliedBy(2), "nor now");
        c.send(data("?").refused());
        c.expect(ack().window(0), "after a minute the probe is still answered");
        c.expectState(ESTABLISHED, "a closed window may last");
    }
}
