// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.nagle;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Bytes;

/** The user sends little by little while nothing is acknowledged. */
final class SmallSends {

    @Probe(
            id = "nagle.small-sends.coalesced",
            rules = {"RFC9293-SHLD-7", "RFC9293-3.7.4-NAGLE-PSH"},
            state = ESTABLISHED,
            claim = "While something is unacknowledged small text waits, pushed or not, and then leaves together")
    void coalesced(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().send("a");
        c.expect(data("a"), "nothing is unacknowledged, so the first text leaves");

        c.user().send("b");
        c.expectSilence("the first is unacknowledged, so the second waits");
        c.user().send("c");
        c.expectSilence("each send pushes, and the PSH bit changes nothing");

        c.send(ack());
        c.expect(data("bc"), "what has gathered leaves in one segment");
    }

    @Probe(
            id = "nagle.full-segment.not-held",
            rules = "RFC9293-SHLD-7",
            state = ESTABLISHED,
            claim = "A full segment does not wait for an acknowledgment")
    void notHeld(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        Bytes full = lab.payload(lab.roadMss());
        c.user().send("a");
        c.expect(data("a"), "nothing is unacknowledged, so the first text leaves");

        c.user().send(full);
        c.expect(data(full), "buffer it until all is acknowledged or until a full-sized segment can be sent");
    }

    @Probe(
            id = "nagle.switched-off.sent-at-once",
            rules = "RFC9293-MUST-17",
            state = ESTABLISHED,
            claim = "Where the user switches Nagle's algorithm off, small text leaves at once")
    void sentAtOnce(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().set(UserOption.NO_DELAY, 1).result();

        c.user().send("a");
        c.expect(data("a"), "the first leaves");
        c.user().send("b");
        c.expect(data("b"), "and the second, though the first is unacknowledged");
        c.user().send("c");
        c.expect(data("c"), "and the third");
    }
}
