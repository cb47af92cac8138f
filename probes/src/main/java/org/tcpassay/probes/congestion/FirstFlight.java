// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.congestion;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** The user sends far more than may leave at once, on a connection that is new. */
final class FirstFlight {

    private static final int MUCH = 40_000;

    enum Mss {
        SMALL(1_000),
        ORDINARY(1_400);

        private final int size;

        Mss(int size) {
            this.size = size;
        }

        /** RFC 5681 §3.1, octets. */
        long ordinary() {
            return size > 1_095 ? 3L * size : 4L * size;
        }

        /** RFC 6928 §2, octets. */
        long large() {
            return Math.min(10L * size, Math.max(2L * size, 14_600));
        }
    }

    @Probe(
            id = "congestion.first-flight.at-most-initial-window",
            rules = {"RFC5681-3.1-IW", "RFC6928-2-IW10"},
            state = ESTABLISHED,
            claim =
                    "The first flight is at most the initial window, of RFC 5681, or of RFC 6928 where that is followed")
    void atMostInitialWindow(Lab lab, Mss row) {
        Connection c = lab.connect(syn().mss(row.size));
        boolean large = lab.number("initial-window-segments") > 4;

        c.user().send(lab.payload(MUCH));
        c.expectBurst(
                new Range(row.size, large ? row.large() : row.ordinary()),
                "nothing is known of the path yet, so only the initial window may leave");
    }

    @Probe(
            id = "congestion.handshake.adds-nothing",
            rules = "RFC5681-3.1-SYNCWND",
            state = ESTABLISHED,
            claim = "Neither SYN,ACK nor the acknowledgment of it enlarges the first flight")
    void addsNothing(Lab lab, Road row) {
        Connection c = lab.reach(ESTABLISHED, row, syn().mss(1_400));

        c.user().send(lab.payload(MUCH));
        c.expectBurst(
                Range.atMost(lab.number("initial-window-segments") * 1_400),
                "the handshake was acknowledged, which makes room for nothing");
    }
}
