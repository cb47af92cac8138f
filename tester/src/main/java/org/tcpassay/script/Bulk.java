// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.synAck;

import java.time.Duration;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.target.UserOption;

/** Ways to a connection over which the target sends a lot; the tester offers more window than is ever used. */
final class Bulk {

    private static final int SEND_BUFFER = 200_000; // bytes; no stack then splits what a probe sends into several calls
    /** Of the handshake: what a target then takes for the round trip; far below every RTO. */
    private static final Duration ROUND_TRIP = Duration.ofMillis(100);

    private static final int WAITING = 40; // segments, more than any probe lets out

    private static final int MOST_ACKNOWLEDGMENTS = 200;

    private Bulk() {}

    /** So many segments are under way and nothing else waits. */
    static Connection exactly(Lab lab, SegmentSpec syn, int size, int segments) {
        return grown(connected(lab, syn), lab, size, segments, segments);
    }

    /** At least so many segments are under way and more waits. */
    static Connection atLeast(Lab lab, SegmentSpec syn, int size, int least) {
        return grown(connected(lab, syn), lab, size, least, least + WAITING);
    }

    /** RFC 5681 §3.1: each acknowledged segment makes room for one more, however small the first window was. */
    private static Connection grown(Connection c, Lab lab, int size, int least, int queued) {
        c.user().send(lab.payload(queued * size));
        c.expectBurst(Range.atLeast(size), "the first flight");
        for (int i = 0; i < MOST_ACKNOWLEDGMENTS && flight(c) < (long) least * size; i++) {
            c.send(ack().ack(SND_UNA.plus(size)));
            c.user().send(lab.payload(size));
            c.expectBurst(Range.atLeast(0), "slow start makes room for two; a sender may wait until it is more");
        }
        return judged(c, (long) least * size);
    }

    private static Connection connected(Lab lab, SegmentSpec syn) {
        lab.needsUser();
        Connection c = lab.dial(lab.listen().set(UserOption.SEND_BUFFER, SEND_BUFFER));
        c.send(syn);
        c.expect(synAck(), "a listener answers a SYN");
        c.expectSilence(ROUND_TRIP, "the round trip is long enough for no probe of the tail (RFC 8985) to interfere");
        c.send(ack());
        return c.accept();
    }

    private static long flight(Connection c) {
        return c.value(SND_NXT.minus(SND_UNA));
    }

    private static Connection judged(Connection c, long least) {
        c.judge(
                "slow start lets more and more out",
                "at least " + least + " octets in flight",
                flight(c) >= least,
                flight(c) + " octets after " + MOST_ACKNOWLEDGMENTS + " acknowledgments");
        return c;
    }
}
