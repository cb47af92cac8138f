// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.recovery;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;

/** Segments under way behind an ordinary window that an update may enlarge, whatever the initial window was. */
final class GrownFlight {

    private static final int WINDOW = 20_000; // bytes
    private static final int MOST_ACKNOWLEDGMENTS = 20; // far more than slow start needs from one segment on

    private GrownFlight() {}

    /** @param size of a segment, bytes */
    static Connection ofFour(Lab lab, int size) {
        int wanted = 4 * size;
        return lab.preamble("ESTABLISHED, four segments in flight", () -> {
            Connection c = lab.dial(lab.listen());
            c.send(syn().mss(size).window(WINDOW));
            c.expect(synAck(), "a listener answers a SYN");
            c.send(ack().window(WINDOW));
            c.accept();
            c.user().send(lab.payload(wanted));
            c.expectBurst(Range.atLeast(size), "an initial window");
            for (int grown = 0; grown < MOST_ACKNOWLEDGMENTS && flight(c) < wanted; grown++) {
                c.send(ack().ack(SND_UNA.plus(size)).window(WINDOW));
                c.user().send(lab.payload(size));
                c.expectBurst(Range.atLeast(0), "slow start makes room for one more");
            }
            c.judge("all of it is under way", wanted + " octets", flight(c) == wanted, flight(c) + " octets");
            return c;
        });
    }

    private static long flight(Connection c) {
        return c.value(SND_NXT.minus(SND_UNA));
    }
}
