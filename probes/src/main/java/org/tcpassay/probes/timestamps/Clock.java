// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.wire.TcpOption;

/** The clock that TSval shows. */
final class Clock {

    private static final Duration SLOWEST_TICK = Duration.ofSeconds(1); // RFC 7323 §5.4

    @Probe(
            id = "timestamps.negotiated.clock-runs",
            rules = {"RFC7323-5.4-1", "RFC7323-4.1-1"},
            state = ESTABLISHED,
            claim = "TSval rises by 1 to 1000 in a second")
    void clockRuns(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.connect(syn().mss(1460).timestamps());

        c.send(data("one"));
        Seen first = c.expect(ack().timestamps(), "data is acknowledged");
        c.expectSilence(SLOWEST_TICK.multipliedBy(11).dividedBy(10), "the clock of the target runs");
        c.send(data("two"));
        Seen second = c.expect(ack().timestamps(), "data is acknowledged");
        long ticks = stamp(second) - stamp(first) & 0xffff_ffffL;
        long milliseconds = (second.timeNs() - first.timeNs()) / 1_000_000;
        c.judge(
                "a tick lasts between a millisecond and a second",
                "1 to " + (milliseconds + milliseconds / 10) + " ticks in " + milliseconds + " ms",
                ticks >= 1 && ticks <= milliseconds + milliseconds / 10,
                ticks + " ticks");
    }

    private static long stamp(Seen seen) {
        return seen.option(TcpOption.Timestamps.class).orElseThrow().value();
    }
}
