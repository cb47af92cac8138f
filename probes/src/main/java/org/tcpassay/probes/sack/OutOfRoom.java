// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Position;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** More waits above holes than a small buffer has room for, so that the target may throw some of it away. */
final class OutOfRoom {

    private static final int BUFFER = 4_096; // bytes
    private static final int SIZE = 40; // bytes: what a stack keeps of a segment takes far more room than that
    private static final int HOLE = 1; // byte

    @Probe(
            id = "sack.out-of-room.newest-block-first",
            rules = "RFC2018-8-2",
            state = ESTABLISHED,
            claim = "Though the target throws away what waits, its first block tells of the segment that just came")
    void newestBlockFirst(Lab lab) {
        lab.needs(Given.RFC2018);
        Connection c = lab.connect(
                lab.listen().set(UserOption.RECEIVE_BUFFER, BUFFER),
                syn().mss(1460).sackPermitted());

        long window = Math.min(c.value(RCV_WND), BUFFER);
        for (long at = HOLE; at + SIZE <= window; at += HOLE + SIZE) {
            Position left = RCV_NXT.plus(at);
            c.send(data(lab.payload(SIZE)).seq(left));
            c.expect(
                    anyOf(ack().sackFirst(left, RCV_NXT.plus(at + SIZE)), silence()),
                    "what came is reported first, even if it is thrown away; thrown away, it may also go unanswered");
        }

        c.send(data(lab.payload(HOLE)));
        c.await(ack(), "what comes in order is taken, whatever waits");
    }
}
