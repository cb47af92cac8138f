// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.isn;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** SYNs between the same two ends, some time apart. */
final class SameEndsLater {

    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final long PERCENT =
            50; // the tester of a busy machine sees either late; 64 ns and 4 us are far apart

    @Probe(
            id = "lifecycle.same-ends-later.clock-of-numbers",
            rules = {"RFC9293-MUST-8", "RFC9293-SHLD-1", "DOC-068"},
            state = LISTEN,
            claim =
                    "Between the same two ends initial numbers rise with a clock: on Linux one step in 64 ns, a turn of the"
                            + " circle in 274 s, and not the 4 us of old",
            tags = "isn")
    void clockOfNumbers(Lab lab) {
        long tickNs = lab.number("isn-tick-ns");
        Listener listener = lab.listen();
        Connection before = lab.dial(listener);
        before.send(syn());
        Seen first = before.expect(synAck(), "a listener answers a SYN");
        before.send(rst());
        before.expectSilence(BETWEEN, "only the clock goes on");

        Connection after = lab.dial(listener, before.testerPort());
        after.send(syn());
        Seen second = after.expect(synAck(), "a listener answers a SYN");
        long risen = after.value(ISS) - before.value(ISS) & 0xffff_ffffL;
        long ticks = (second.timeNs() - first.timeNs()) / tickNs;
        after.judge(
                "F is the same for the same ends, and what is left is the clock",
                "about " + ticks + " more, a step in " + tickNs + " ns",
                Math.abs(risen - ticks) <= ticks * PERCENT / 100,
                risen + " more");
    }
}
