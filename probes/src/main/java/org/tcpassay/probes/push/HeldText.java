// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.push;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Flags;

/** The user sends what cannot, or shall not, leave at once. */
final class HeldText {

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
