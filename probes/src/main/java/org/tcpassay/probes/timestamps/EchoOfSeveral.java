// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.target.UserOption;

/** Two segments in order, acknowledged together. */
final class EchoOfSeveral {

    private static final int ROUNDS = 10; // a short delay is over before a busy tester has sent the second segment

    @Probe(
            id = "timestamps.two-segments-for-one-ack.earliest-echoed",
            rules = "RFC7323-4.3-A",
            state = ESTABLISHED,
            claim = "An acknowledgment of several segments echoes the earliest, so that the sender sees the delay")
    void earliestEchoed(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.connect(syn().mss(1460).timestamp(1_000));
        c.user().set(UserOption.QUICK_ACK, 0);

        boolean together = false;
        for (int stamp = 2_000; stamp < 2_000 + ROUNDS && !together; stamp += 2) {
            c.send(data("one").timestamp(stamp));
            c.send(data("two").timestamp(stamp + 1));
            Seen first = c.expect(
                            anyOf(
                                    ack().echoing(stamp),
                                    ack().ack(RCV_NXT.minus(3)).echoing(stamp)),
                            "the first segment that waited for the acknowledgment is the one to echo")
                    .orElseThrow();
            together = first.segment().ack().toLong() == c.value(RCV_NXT);
            if (!together) {
                c.expect(ack().echoing(stamp + 1), "then the second waited alone");
            }
        }
    }
}
