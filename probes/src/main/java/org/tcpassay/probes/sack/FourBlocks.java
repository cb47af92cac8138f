// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** As many holes as the options of a segment can report, and one more; SACK was permitted. */
final class FourBlocks {

    @Probe(
            id = "sack.four-blocks.all-reported",
            rules = "RFC2018-4-4",
            state = ESTABLISHED,
            claim = "Four blocks fit into the options, and of five the four most recent are reported")
    void allReported(Lab lab) {
        Connection c = established(lab, syn().mss(1460).sackPermitted());
        threeBlocks(c);

        c.send(data("d").seq(RCV_NXT.plus(40)));
        c.expect(
                ack().sack(RCV_NXT.plus(40), RCV_NXT.plus(41))
                        .sack(RCV_NXT.plus(30), RCV_NXT.plus(31))
                        .sack(RCV_NXT.plus(20), RCV_NXT.plus(21))
                        .sack(RCV_NXT.plus(10), RCV_NXT.plus(11)),
                "40 bytes of options hold four blocks");
        c.send(data("e").seq(RCV_NXT.plus(50)));
        c.expect(
                ack().sack(RCV_NXT.plus(50), RCV_NXT.plus(51))
                        .sack(RCV_NXT.plus(40), RCV_NXT.plus(41))
                        .sack(RCV_NXT.plus(30), RCV_NXT.plus(31))
                        .sack(RCV_NXT.plus(20), RCV_NXT.plus(21)),
                "a fifth does not fit: the oldest report makes room");
    }

    @Probe(
            id = "sack.four-blocks-with-timestamps.three-reported",
            rules = "RFC2018-4-4",
            state = ESTABLISHED,
            claim = "Beside timestamps there is room for three blocks")
    void threeReported(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = established(lab, syn().mss(1460).sackPermitted().timestamps());
        threeBlocks(c);

        c.send(data("d").seq(RCV_NXT.plus(40)));
        c.expect(
                ack().sack(RCV_NXT.plus(40), RCV_NXT.plus(41))
                        .sack(RCV_NXT.plus(30), RCV_NXT.plus(31))
                        .sack(RCV_NXT.plus(20), RCV_NXT.plus(21))
                        .timestamps(),
                "timestamps take the room of the fourth block");
    }

    private static Connection established(Lab lab, SegmentSpec syn) {
        lab.needs(Given.RFC2018);
        return lab.connect(syn);
    }

    private static void threeBlocks(Connection c) {
        c.send(data("a").seq(RCV_NXT.plus(10)));
        c.expect(ack(), "a segment above a hole is acknowledged at once");
        c.send(data("b").seq(RCV_NXT.plus(20)));
        c.expect(ack(), "so is the next");
        c.send(data("c").seq(RCV_NXT.plus(30)));
        c.expect(ack(), "so is the next");
    }
}
