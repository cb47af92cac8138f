// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.windowscale;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.util.Optional;
import org.tcpassay.expect.Range;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
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
        Connection c = lab.preamble("ESTABLISHED, shift " + row.count, () -> established(lab, row.count));

        c.user().send(lab.payload(100_000));
        long first = flight(c);
        c.send(ack().window(1));
        long second = flight(c);
        c.send(ack().window(1));
        long third = flight(c);
        c.send(ack().window(1));
        long fourth = flight(c);
        c.judge(
                "a window field of 1 is 1 << 14 bytes, however large the shift",
                "flights of " + WINDOW + " bytes at most, and the fourth, which congestion does not limit, that large",
                Math.max(Math.max(first, second), Math.max(third, fourth)) <= WINDOW && fourth > WINDOW - SIZE,
                first + ", " + second + ", " + third + ", " + fourth + " bytes");
    }

    private static Connection established(Lab lab, int shift) {
        Connection c = lab.dial(lab.listen());
        c.send(syn().mss(SIZE).windowScale(shift).window(WINDOW));
        c.expect(synAck(), "a listener answers a SYN");
        c.send(ack().window(1));
        c.accept();
        c.user().set(UserOption.SEND_BUFFER, 100_000);
        return c;
    }

    /** The bytes that the target sends until it has to wait. */
    private static long flight(Connection c) {
        long bytes = 0;
        for (var next = sent(c); next.isPresent(); next = sent(c)) {
            bytes += next.get().payload().length();
        }
        return bytes;
    }

    private static Optional<Seen> sent(Connection c) {
        return c.expect(anyOf(silence(), ack().anyPayload(new Range(1, SIZE))), "data fills the window");
    }
}
