// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import static org.tcpassay.trace.checks.Sketch.WRONG;
import static org.tcpassay.trace.checks.Sketch.s;
import static org.tcpassay.trace.checks.Story.fresh;
import static org.tcpassay.trace.checks.Story.stamped;

import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.TcpOption;

/** Stories in which one standing check breaks and no other, each with the id of that check. */
final class BrokenStories {

    private BrokenStories() {}

    static Object[][] all() {
        return new Object[][] {
            {"checksum-right", Story.opened().from(s(".", 1, 1).sum(WRONG))},
            {
                "ack-never-retreats",
                Story.opened().to(s(".", 1, 1).data("abc")).from(s(".", 1, 4)).from(s(".", 1, 3))
            },
            {"ack-carried", Story.opened().from(s("P", 1, 0).data("abc"))},
            {"ack-of-what-was-sent", Story.opened().from(s(".", 1, 2))},
            {"reserved-bits-zero", Story.opened().from(s(".", 1, 1).reserved(4))},
            {"reserved-bits-zero", Story.opened().from(s(".A", 1, 1))},
            {"syn-comes-alone", fresh().to(s("S", 0, 0)).from(s("SF.", 0, 1))},
            {
                "window-respected",
                Story.opened(s("S", 0, 0).win(10), s("S.", 0, 1))
                        .from(s(".", 1, 1).bytes(11))
            },
            {
                "window-respected, not widened by what acknowledges the unsent",
                Story.opened(s("S", 0, 0).win(10), s("S.", 0, 1))
                        .to(s(".", 1, 500).win(5000))
                        .from(s(".", 1, 1).bytes(11))
            },
            {
                "window-respected, not widened by damage",
                Story.opened(s("S", 0, 0).win(10), s("S.", 0, 1))
                        .to(s(".", 1, 1).win(5000).sum(WRONG))
                        .from(s(".", 1, 1).bytes(11))
            },
            {
                "window-respected, not widened by the old",
                Story.opened(s("S", 0, 0).win(10), s("S.", 0, 1))
                        .to(s(".", -5, 1).win(5000))
                        .from(s(".", 1, 1).bytes(11))
            },
            {
                "window-respected, not scaled by one side alone",
                Story.opened(s("S", 0, 0).win(100).mss(1460).scale(4), s("S.", 0, 1))
                        .from(s(".", 1, 1).bytes(101))
            },
            {
                "mss-respected",
                Story.opened(s("S", 0, 0), s("S.", 0, 1)).from(s(".", 1, 1).bytes(537))
            },
            {"mss-respected", stamped().from(s(".", 1, 1).bytes(1449).stamps(1001, 101))},
            {
                "retransmission-same",
                Story.opened().from(s(".", 1, 1).data("abcd")).from(s(".", 3, 1).data("cX"))
            },
            {
                "no-data-after-fin",
                Story.opened().from(s("F.", 1, 1)).from(s(".", 2, 1).data("abc"))
            },
            {"fin-stays", Story.opened().from(s("F.", 1, 1)).from(s("F.", 2, 1))},
            {"reset-form", fresh().to(s(".", 1, 77)).from(s("R", 78, 0))},
            {"reset-form", Story.opened().from(s("R", 5, 0))},
            {"reset-form-with-ack", fresh().to(s("S", 0, 0)).fromAbsolute(s("R.", 0, 0))},
            {"reset-form-with-ack", fresh().to(s(".", 1, 77)).from(s("R.", 77, 1))},
            {"reset-form-with-ack", Story.opened().from(s("FR.", 1, 1))},
            {
                "gone-after-reset",
                Story.opened().to(s("R", 1, 0)).to(s(".", 1, 1)).from(s(".", 1, 1))
            },
            {
                "gone-after-reset",
                Story.opened().to(s("R", 1, 0)).later(300).from(s("P.", 1, 1).data("abc"))
            },
            {
                "gone-after-reset",
                Story.opened().from(s("R.", 1, 1)).to(s(".", 1, 1)).from(s(".", 1, 1))
            },
            {
                "gone-after-last-ack",
                Story.opened()
                        .to(s("F.", 1, 1))
                        .from(s(".", 1, 2))
                        .from(s("F.", 1, 2))
                        .to(s(".", 2, 2))
                        .to(s(".", 2, 2))
                        .from(s(".", 2, 2))
            },
            {
                "options-well-formed",
                Story.opened().from(s(".", 1, 1).with(new TcpOption.Broken(Bytes.of(8, 1), "length 1"), 4))
            },
            {"options-well-formed", Story.opened().from(s(".", 1, 1).with(new TcpOption.Unknown(8, Bytes.of(1, 2)), 4))
            },
            {"mss-on-syn-only", Story.opened().from(s(".", 1, 1).mss(1460))},
            {"sack-permitted-on-syn-only", Story.opened().from(s(".", 1, 1).sackPermitted())},
            {"sack-if-permitted", Story.opened().from(s(".", 1, 1).sack())},
            {"window-scale-if-offered", Story.opened(s("S", 0, 0), s("S.", 0, 1).scale(7))},
            {"window-scale-if-offered", Story.opened().from(s(".", 1, 1).scale(7))},
            {
                "window-scale-in-bounds",
                Story.opened(s("S", 0, 0).scale(1), s("S.", 0, 1).scale(15))
            },
            {"timestamps-if-offered", Story.opened().from(s(".", 1, 1).stamps(1, 0))},
            {"timestamps-on-every-segment", stamped().from(s(".", 1, 1))},
            {"timestamps-rise", stamped().from(s(".", 1, 1).stamps(999, 101))},
            {"timestamp-echoed", stamped().from(s(".", 1, 1).stamps(1001, 102))},
        };
    }
}
