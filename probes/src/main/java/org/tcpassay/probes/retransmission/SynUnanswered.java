// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.retransmission;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** A SYN that nobody answers. */
final class SynUnanswered {

    @Probe(
            id = "retransmission.syn-unanswered.first-after-initial-rto",
            rules = {"RFC6298-2.1", "RFC9293-MUST-22"},
            state = SYN_SENT,
            tags = "slow",
            claim = "Before any round trip is known the retransmission time-out is 1 s")
    void firstAfterInitialRto(Lab lab) {
        Connection c = lab.open();
        Seen first = c.expect(syn(), "an active open sends a SYN");

        c.expect(
                syn().seq(ISS).at(Timing.about(first, lab.time("rto-initial-ms"))),
                "the same SYN is sent again after the initial time-out");
    }

    @Probe(
            id = "retransmission.syn-unanswered.backs-off",
            rules = "RFC6298-5.5",
            state = SYN_SENT,
            tags = "slow",
            claim = "Each time-out doubles the retransmission time-out of the SYN")
    void backsOff(Lab lab) {
        Connection c = lab.open();
        Seen first = c.expect(syn(), "an active open sends a SYN");

        Duration rto = lab.time("rto-initial-ms");
        Seen second = c.expect(syn().seq(ISS).at(Timing.about(first, rto)), "the first time-out");
        Seen third = c.expect(syn().seq(ISS).at(Timing.about(second, rto.multipliedBy(2))), "the time-out doubles");
        c.expect(syn().seq(ISS).at(Timing.about(third, rto.multipliedBy(4))), "and doubles again");
    }
}
