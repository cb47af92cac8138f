// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Several holes at once; SACK was permitted. */
final class SeveralBlocks {

    @Probe(
            id = "sack.several-blocks.changed-one-first",
            rules = "RFC2018-4-3",
            state = ESTABLISHED,
            claim = "The first block is the one that the segment just received belongs to")
    void changedOneFirst(Lab lab) {
        Connection c = Permitted.established(lab);

        c.send(data("bb").seq(RCV_NXT.plus(20)));
        c.expect(ack().sackFirst(RCV_NXT.plus(20), RCV_NXT.plus(22)), "the newest block comes first");
        c.send(data("aa").seq(RCV_NXT.plus(10)));
        c.expect(ack().sackFirst(RCV_NXT.plus(10), RCV_NXT.plus(12)), "the newest, not the highest");
        c.send(data("cc").seq(RCV_NXT.plus(30)));
        c.expect(ack().sackFirst(RCV_NXT.plus(30), RCV_NXT.plus(32)), "the newest, not the lowest");
        c.send(data("BB").seq(RCV_NXT.plus(22)));
        c.expect(ack().sackFirst(RCV_NXT.plus(20), RCV_NXT.plus(24)), "an old block that grows is the newest again");
    }

    @Probe(
            id = "sack.several-blocks.recent-ones-repeated",
            rules = "RFC2018-4-5",
            state = ESTABLISHED,
            claim = "Behind the first come the blocks reported last, so that each is reported several times")
    void recentOnesRepeated(Lab lab) {
        Connection c = Permitted.established(lab);

        c.send(data("b").seq(RCV_NXT.plus(20)));
        c.expect(ack().sack(RCV_NXT.plus(20), RCV_NXT.plus(21)), "there is one block");
        c.send(data("a").seq(RCV_NXT.plus(10)));
        c.expect(
                ack().sack(RCV_NXT.plus(10), RCV_NXT.plus(11)).sack(RCV_NXT.plus(20), RCV_NXT.plus(21)),
                "the older block is repeated, should the first report be lost");
        c.send(data("c").seq(RCV_NXT.plus(30)));
        c.expect(
                ack().sack(RCV_NXT.plus(30), RCV_NXT.plus(31))
                        .sack(RCV_NXT.plus(10), RCV_NXT.plus(11))
                        .sack(RCV_NXT.plus(20), RCV_NXT.plus(21)),
                "in the order of their reports, the latest first");
    }
}
