// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import static org.tcpassay.trace.checks.Sketch.WRONG;
import static org.tcpassay.trace.checks.Sketch.s;
import static org.tcpassay.trace.checks.Story.fresh;
import static org.tcpassay.trace.checks.Story.stamped;

import org.tcpassay.wire.Checksum;

/** Stories in which no standing check breaks, each with its name. */
final class SoundStories {

    private SoundStories() {}

    static Object[][] all() {
        return new Object[][] {
            {"nothing at all", fresh()},
            {
                "data, a retransmission, an orderly close",
                Story.opened()
                        .from(s("P.", 1, 1).data("hello"))
                        .from(s("P.", 1, 1).data("hello"))
                        .to(s("F.", 1, 6))
                        .from(s(".", 6, 2))
                        .from(s("F.", 6, 2))
                        .from(s("F.", 6, 2))
                        .to(s(".", 2, 7))
                        .to(s(".", 2, 7))
                        .from(s("R", 7, 0))
            },
            {"a closed port", fresh().to(s("S", 0, 0)).fromAbsolute(s("R.", 0, 1))},
            {"a closed port, long SYN", fresh().to(s("SF", 0, 0).data("abc")).fromAbsolute(s("R.", 0, 5))},
            {"an answer to an ACK at a listener", fresh().to(s(".", 1, 77)).from(s("R", 77, 0))},
            {"an abort", Story.opened().from(s("P.", 1, 1).data("abc")).from(s("R.", 4, 1))},
            {
                "a stale SYN draws a challenge, and the reset it provokes ends the connection",
                Story.opened()
                        .to(s("S", 9000, 0).win(1))
                        .from(s(".", 1, 1))
                        .to(s("R", 1, 0))
                        .to(s(".", 1, 1))
                        .from(s("R", 1, 0))
            },
            {
                "two lives of one pair of ends",
                Story.opened()
                        .from(s("P.", 1, 1).data("abc"))
                        .to(s("R", 1, 0))
                        .reborn()
                        .to(s("S", 0, 0))
                        .from(s("S.", 0, 1))
                        .to(s(".", 1, 1))
                        .from(s("P.", 1, 1).data("xyz"))
            },
            {
                "an old duplicate SYN before the real one",
                fresh().to(s("S", 0, 0))
                        .from(s("S.", 0, 1))
                        .to(s("R", 1, 0))
                        .reborn()
                        .to(s("S", 0, 0))
                        .from(s("S.", 0, 1))
                        .to(s(".", 1, 1))
                        .from(s(".", 1, 1))
            },
            {
                "simultaneous open repeats the target's own offer",
                fresh().from(s("S", 0, 0).mss(1460).scale(7).stamps(5, 0))
                        .to(s("S", 0, 0).mss(1460))
                        .from(s("S.", 0, 1).mss(1460).scale(7).stamps(5, 0))
                        .to(s("S.", 0, 1).mss(1460))
                        .from(s(".", 1, 1))
            },
            {
                "a window probe",
                Story.opened(s("S", 0, 0).win(0), s("S.", 0, 1))
                        .from(s(".", 1, 1).data("x"))
            },
            {
                "a FIN into a closed window",
                Story.opened(s("S", 0, 0).win(0), s("S.", 0, 1)).from(s("F.", 1, 1))
            },
            {
                "a scaled window",
                Story.opened(
                                s("S", 0, 0).mss(1460).scale(4).win(100),
                                s("S.", 0, 1).scale(7))
                        .from(s(".", 1, 1).bytes(1400))
            },
            {
                "the window before it shrank",
                Story.opened().to(s(".", 1, 1).win(10)).from(s(".", 1, 1).bytes(1000))
            },
            {
                "a sum left to hardware",
                Story.opened().from(s(".", 1, 1).bytes(9000).sum(new Checksum.NotComputed(7)))
            },
            {
                "the default MSS",
                Story.opened(s("S", 0, 0), s("S.", 0, 1)).from(s(".", 1, 1).bytes(536))
            },
            {
                "no limit",
                Story.opened(s("S", 0, 0).mss(65535), s("S.", 0, 1))
                        .from(s(".", 1, 1).bytes(9000))
            },
            {"timestamps", stamped().from(s(".", 1, 1).stamps(1001, 101)).from(s("R", 1, 0))},
            {
                "an exact reset while RCV.NXT is uncertain",
                Story.opened()
                        .to(s("P.", 1, 1).data("abc"))
                        .to(s("R", 1, 0))
                        .to(s(".", 4, 1))
                        .from(s(".", 1, 4))
            },
            {
                "a damaged reset",
                Story.opened().to(s("R", 1, 0).sum(WRONG)).to(s(".", 1, 1)).from(s(".", 1, 1))
            },
            {
                "what was on its way",
                Story.opened().to(s("R", 1, 0)).from(s("P.", 1, 1).data("abc"))
            },
            {
                "a reset in TIME-WAIT",
                Story.opened()
                        .from(s("F.", 1, 1))
                        .to(s("F.", 1, 2))
                        .from(s(".", 2, 2))
                        .to(s("R", 2, 0))
                        .to(s(".", 2, 2))
                        .from(s(".", 2, 2))
            },
            {
                "CLOSING is not LAST-ACK",
                Story.opened()
                        .from(s("F.", 1, 1))
                        .to(s("F.", 1, 1))
                        .from(s("F.", 1, 2))
                        .to(s(".", 2, 2))
                        .to(s(".", 2, 2))
                        .from(s(".", 2, 2))
            },
            {
                "garbage in a keep-alive",
                Story.opened()
                        .from(s("P.", 1, 1).data("a"))
                        .to(s(".", 1, 2))
                        .from(s(".", 1, 1).data("?"))
            },
            {
                "leaps around the whole circle of sequence numbers",
                Story.opened()
                        .to(s(".", 1, 1))
                        .to(s(".", 500_000_000, 1).data("x"))
                        .to(s(".", 1_300_000_000, 1).data("x"))
                        .to(s(".", 2_100_000_000, 1).data("x"))
                        .from(s(".", 1, 1))
            },
            {
                "a FIN that means nothing, before the handshake",
                fresh().from(s("S", 0, 0).mss(1460))
                        .to(s("F.", -900, 1))
                        .from(s("R", 1, 0))
                        .to(s("S.", 0, 1).mss(1460))
                        .from(s(".", 1, 1))
                        .from(s("F.", 1, 1))
                        .to(s(".", 1, 2))
                        .to(s("P.", 1, 2).data("abc"))
                        .from(s(".", 2, 4))
            },
            {
                "a crossing SYN without timestamps is answered by the target's own SYN as it was",
                fresh().from(s("S", 0, 0).stamps(5, 0))
                        .to(s("S", 0, 0))
                        .from(s("S.", 0, 1).stamps(5, 0))
                        .to(s("S", 700, 0).stamps(9, 0))
                        .from(s("S.", 0, 1).stamps(5, 0))
            },
            {
                "a trace that begins later",
                fresh().from(s(".", 500, 40)).from(s("R", 900, 0)).from(s("R.", 1, 40))
            },
            {
                "Accurate ECN",
                fresh().to(s("SAEW", 0, 0))
                        .from(s("S.A", 0, 1))
                        .to(s(".", 1, 1))
                        .from(s(".A", 1, 1))
            },
        };
    }
}
