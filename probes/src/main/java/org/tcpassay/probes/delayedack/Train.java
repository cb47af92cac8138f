// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.delayedack;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import java.util.List;
import java.util.function.Consumer;
import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.wire.SeqNum;

/** Full-sized segments in order, close to one another. */
final class Train {

    // segments, if the window has room for them; some stacks acknowledge the first sixteen one by one
    private static final int LENGTH = 40;

    enum User {
        READING(c -> c.user().receive().result()),
        WAITING(c -> {});

        private final Consumer<Connection> serves;

        User(Consumer<Connection> serves) {
            this.serves = serves;
        }
    }

    @Probe(
            id = "delayed-ack.train-of-full-segments.every-second",
            rules = {"RFC9293-SHLD-19", "RFC5681-4.2-2ND"},
            state = ESTABLISHED,
            claim = "At least every second full-sized segment is acknowledged at once, whether the user reads or not")
    void everySecond(Lab lab, User row) {
        Connection c = lab.connect(syn().mss(1460));
        SeqNum acknowledged = SeqNum.of(c.value(RCV_NXT));
        for (int i = 0; i < LENGTH && c.value(RCV_WND) >= lab.roadMss(); i++) {
            c.send(data(lab.payload(lab.roadMss())));
            row.serves.accept(c);
            List<Seen> came = c.expectAcknowledgments(Range.atMost(2), "the train goes on");
            acknowledged = came.isEmpty()
                    ? acknowledged
                    : came.get(came.size() - 1).segment().ack();
            long waiting = acknowledged.distanceTo(SeqNum.of(c.value(RCV_NXT)));
            c.judge(
                    "two full-sized segments must not both wait for their acknowledgment",
                    "less than two segments unacknowledged",
                    waiting < 2L * lab.roadMss(),
                    waiting + " octets unacknowledged");
        }
    }
}
