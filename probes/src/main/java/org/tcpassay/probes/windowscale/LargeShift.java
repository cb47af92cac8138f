// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.windowscale;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** A SYN whose shift is larger than 14. */
final class LargeShift {

    private static final int SIZE = 1_460;
    private static final int WINDOW = 1 << 14;

    enum Shift {
        FOURTEEN(14),
        FIFTEEN(15),
        SIXTEEN(16),
        LARGEST(255);

        private final int count;

        Shift(int count) {
            this.count = count;
        }
    }

    @Probe(
            id = "window-scale.large-shift-in-syn.taken-as-fourteen",
            rules = "RFC7323-2.3-4",
            state = ESTABLISHED,
            claim = "A shift above 14 is taken as 14")
    void takenAsFourteen(Lab lab, Shift row) {
        lab.needs(Given.RFC7323);
        Connection c = lab.preamble("ESTABLISHED, shift " + row.count, () -> sending(lab, row.count));

        c.send(ack().window(1));
        while (room(c) > WINDOW / 2) {
            c.expect(ack().anyPayload(new Range(1, SIZE)), "a window field of 1 is 1 << 14 bytes");
        }
        boolean more = true;
        while (more) {
            Range fitting = new Range(1, Math.max(1, Math.min(SIZE, room(c))));
            more = c.expect(anyOf(silence(), ack().anyPayload(fitting)), "and no more, however large the shift")
                    .isPresent();
        }
    }

    /** Past slow start, so that the window alone limits what is in flight. */
    private static Connection sending(Lab lab, int shift) {
        Connection c = lab.dial(lab.listen());
        c.send(syn().mss(SIZE).windowScale(shift).window(WINDOW));
        c.expect(synAck(), "a listener answers a SYN");
        c.send(ack().window(1));
        c.accept();
        c.user().set(UserOption.SEND_BUFFER, 100_000);
        c.user().send(lab.payload(100_000));
        for (int i = 0; i < 20; i++) {
            c.expect(ack().anyPayload(new Range(1, SIZE)), "data comes in segments of the offered size");
            c.send(ack().window(1));
        }
        return c;
    }

    private static long room(Connection c) {
        return WINDOW - (c.value(SND_NXT.minus(SND_UNA)) & 0xffff_ffffL);
    }
}
