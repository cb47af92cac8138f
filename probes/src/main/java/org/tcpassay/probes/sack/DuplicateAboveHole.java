// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data that the target has already, above a hole; it reports duplicates by D-SACK. */
final class DuplicateAboveHole {

    @Probe(
            id = "sack.duplicate-of-queued-data.reported-before-its-block",
            rules = {"RFC2883-4-3", "RFC2883-4-2"},
            state = ESTABLISHED,
            claim = "A copy of data above a hole comes first, then the block that it is a part of")
    void reportedBeforeItsBlock(Lab lab) {
        Connection c = DuplicatesReported.established(lab);
        c.send(data("onetwo").seq(RCV_NXT.plus(4)));
        c.expect(ack().sack(RCV_NXT.plus(4), RCV_NXT.plus(10)), "data above a hole is reported");

        c.send(data("two").seq(RCV_NXT.plus(7)));
        c.expect(
                ack().sack(RCV_NXT.plus(7), RCV_NXT.plus(10)).sack(RCV_NXT.plus(4), RCV_NXT.plus(10)),
                "a first block inside the second is the report of a duplicate");
        c.send(data("six").seq(RCV_NXT.plus(10)));
        c.expect(ack().sack(RCV_NXT.plus(4), RCV_NXT.plus(13)), "one copy is reported once");
    }

    @Probe(
            id = "sack.copy-over-two-blocks.first-part-reported",
            rules = "RFC2883-4.2-2",
            state = ESTABLISHED,
            claim = "Of a segment that repeats two separate parts the first is reported")
    void firstPartReported(Lab lab) {
        Connection c = DuplicatesReported.established(lab);
        c.send(data("bb").seq(RCV_NXT.plus(2)));
        c.expect(ack(), "data above a hole is acknowledged at once");
        c.send(data("dd").seq(RCV_NXT.plus(6)));
        c.expect(ack(), "data above a hole is acknowledged at once");

        c.send(data("bbccdd").seq(RCV_NXT.plus(2)));
        c.expect(
                ack().sack(RCV_NXT.plus(2), RCV_NXT.plus(4)).sack(RCV_NXT.plus(2), RCV_NXT.plus(8)),
                "there is one D-SACK block, for the first part; then the block that is whole now");
    }
}
