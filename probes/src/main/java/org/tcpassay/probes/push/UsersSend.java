// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.push;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;

/** The user sends, on an interface without a PUSH flag. */
final class UsersSend {

    @Probe(
            id = "push.single-byte.sent",
            rules = "RFC9293-MUST-60",
            state = ESTABLISHED,
            claim = "A byte leaves though nothing follows it")
    void sent(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.user().send("x");
        c.expect(data("x"), "without a PUSH flag in the call, data must not be buffered indefinitely");
    }

    @Probe(
            id = "push.several-segments.last-pushed",
            rules = "RFC9293-MUST-61",
            state = ESTABLISHED,
            claim = "The last segment of what the user has sent carries PSH")
    void lastPushed(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        Bytes full = lab.payload(lab.roadMss());
        Bytes rest = lab.payload(100);

        c.user().send(full.concat(full).concat(rest));
        c.expect(data(full), "the first segment");
        c.send(ack());
        c.expect(data(full), "the second");
        c.send(ack());
        c.expect(data(rest).and(Flags.PSH).exactPush(), "when there is no more queued data, PSH must be set");
    }

    @Probe(
            id = "push.held-records.collapsed",
            rules = "RFC9293-SHLD-27",
            state = ESTABLISHED,
            claim = "Records that had to wait leave in the largest segment possible, with one PSH behind the last")
    void collapsed(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.send(ack().window(0));
        c.user().send("one");
        c.user().send("two");
        c.user().send("three");
        c.expectSilence("the window is closed");

        c.send(ack());
        c.expect(
                data("onetwothree").and(Flags.PSH).exactPush(),
                "successive PSH bits are collapsed to form the largest segment");
    }

    @Probe(
            id = "push.corked.aggregated",
            rules = "RFC9293-MAY-16",
            state = ESTABLISHED,
            claim = "Text that the user does not push yet may wait for more, and leaves with it")
    void aggregated(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().set(UserOption.CORK, 1).result();
        c.user().send("held ");
        c.expectSilence("the user wants small text held back");
        c.user().send("back");
        c.expectSilence("still");

        c.user().set(UserOption.CORK, 0).result();
        c.expect(data("held back"), "both sends leave in one segment");
    }
}
