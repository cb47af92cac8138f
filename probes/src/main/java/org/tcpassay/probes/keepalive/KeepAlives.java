// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.keepalive;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.target.UserOption;

/** What keep-alives look like, when they come, and how the user asks for them. */
final class KeepAlives {

    /** Seconds; the shortest time that sockets can be told. */
    static final int IDLE = 1;

    /** Seconds from one that is not answered to the next. */
    static final int INTERVAL = 1;

    private KeepAlives() {}

    /** The user asks for keep-alives: the first after {@link #IDLE}, then one a second, three in all. */
    static Connection on(Connection c) {
        c.user().set(UserOption.KEEP_ALIVE_IDLE, IDLE).result();
        c.user().set(UserOption.KEEP_ALIVE_INTERVAL, INTERVAL).result();
        c.user().set(UserOption.KEEP_ALIVE_COUNT, 3).result();
        c.user().set(UserOption.KEEP_ALIVE, 1).result();
        return c;
    }

    /** A segment below the window, empty or with a byte of garbage (RFC 9293 SHLD-12 and MAY-6). */
    static SegmentSpec any() {
        return ack().seq(SND_NXT.minus(1)).anyPayload(Range.atMost(1));
    }

    static SegmentSpec of(int bytes) {
        return ack().seq(SND_NXT.minus(1)).anyPayload(Range.exactly(bytes));
    }

    /** The tester says something, and the idle time begins. */
    static Moment heard(Connection c) {
        Moment last = c.send(data("here"));
        c.expect(ack(), "data is acknowledged");
        return last;
    }

    static Timing afterIdle(Moment last) {
        return Timing.about(last, Duration.ofSeconds(IDLE));
    }

    static Timing afterInterval(Moment last) {
        return Timing.about(last, Duration.ofSeconds(INTERVAL));
    }
}
