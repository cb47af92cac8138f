// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Position;
import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Reports of the tester that cannot be true. */
final class BogusBlocks {

    enum Block {
        ABOVE_SND_NXT(SND_NXT.plus(1_000), SND_NXT.plus(2_000)),
        ACROSS_SND_NXT(SND_NXT.minus(10), SND_NXT.plus(10)),
        BELOW_SND_UNA(SND_UNA.minus(2_000), SND_UNA.minus(1_000)),
        ACROSS_SND_UNA(SND_UNA.minus(10), SND_UNA.plus(10)),
        REVERSED(SND_NXT.minus(10), SND_NXT.minus(20)),
        EMPTY(SND_NXT.minus(10), SND_NXT.minus(10)),
        HALF_THE_CIRCLE(SND_UNA, SND_UNA.plus(0x8000_0000L));

        private final Position left;
        private final Position right;

        Block(Position left, Position right) {
            this.left = left;
            this.right = right;
        }
    }

    @Probe(
            id = "sack.bogus-block.harmless",
            rules = "RFC2018-5-4",
            state = ESTABLISHED,
            claim = "A block that does not lie between SND.UNA and SND.NXT does no harm")
    void harmless(Lab lab, Block row) {
        Connection c = lab.connect(syn().mss(1460).sackPermitted());
        c.user().send("one");
        c.expect(data("one"), "data is on its way");
        c.send(ack());
        c.user().send(lab.payload(100));
        c.expect(ack().anyPayload(Range.exactly(100)), "data is on its way");

        c.send(ack().ack(SND_UNA).sack(row.left, row.right));
        c.expectSilence("an acknowledgment is not answered, whatever it reports");
        c.send(ack().ack(SND_UNA).sack(row.left, row.right));
        c.send(ack().ack(SND_UNA).sack(row.left, row.right));
        c.expectState(ESTABLISHED, "what cannot be true is ignored");

        c.send(ack());
        c.user().send("more");
        c.await(data("more"), "the connection goes on after the right acknowledgment");
    }
}
