// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timewait;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.Given.RFC1337;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A RST at RCV.NXT soon after TIME-WAIT began, and one later. */
final class EarlyReset {

    private static final Duration W = Duration.ofSeconds(2); // RFC 1337 §3 (F2): two ticks of the slowest clock
    private static final Duration SOON = W.dividedBy(4);
    private static final Duration LATER = W.multipliedBy(5).dividedBy(2);

    @Probe(
            id = "time-wait.early-reset.ignored-at-most-at-first",
            rules = "RFC1337-3-F2",
            tags = "slow",
            claim = "Only in its first seconds may TIME-WAIT ignore resets, where it does not ignore them for good")
    void ignoredAtMostAtFirst(Lab lab) {
        Connection soon = lab.reach(TIME_WAIT, syn().mss(1460).timestamps());
        Connection later = lab.reach(TIME_WAIT, syn().mss(1460).timestamps());

        soon.expectSilence(SOON, "nothing comes of itself");
        soon.send(rst());
        soon.expectSilence("a reset is never answered");
        soon.send(fin().seq(RCV_NXT.minus(1)));
        soon.expect(anyOf(ack(), rst().seq(SEG_ACK)), "TIME-WAIT may go on, or be over");

        later.expectSilence(LATER, "nothing comes of itself");
        later.send(rst());
        later.expectSilence("a reset is never answered");
        later.send(fin().seq(RCV_NXT.minus(1)));
        later.expect(
                lab.given(RFC1337, ack(), rst().seq(SEG_ACK)),
                "after the first seconds a reset ends TIME-WAIT, unless resets are always ignored");
    }
}
