// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.push;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
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
}
