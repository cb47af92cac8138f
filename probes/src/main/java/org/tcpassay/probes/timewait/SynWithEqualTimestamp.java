// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timewait;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.Given.RFC6191;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN whose timestamp is that of the old incarnation's last segment. */
final class SynWithEqualTimestamp {

    @Probe(
            id = "time-wait.syn-with-equal-timestamp-newer-sequence.reopened",
            rules = "RFC6191-2-TS-EQ",
            claim = "Where timestamps do not decide, a larger sequence number proves a new incarnation")
    void reopened(Lab lab) {
        lab.needs(RFC6191);
        Connection c = lab.reach(TIME_WAIT, syn().mss(1460).timestamps());

        c.send(syn().seq(RCV_NXT.plus(1_000)).timestampOlderBy(0).accepted());
        c.expect(synAck().timestamps(), "its number is larger than any of the old incarnation");
    }

    @Probe(
            id = "time-wait.syn-with-equal-timestamp-older-sequence.dropped",
            rules = "RFC6191-2-TS-EQLOW",
            claim = "With an equal timestamp and no larger sequence number a SYN is an old duplicate")
    void dropped(Lab lab) {
        Connection c = lab.reach(TIME_WAIT, syn().mss(1460).timestamps());

        c.send(syn().seq(RCV_NXT.minus(1)).timestampOlderBy(0).refused());
        c.expect(
                anyOf(silence(), ack()),
                "an old duplicate: RFC 6191 drops it silently, RFC 9293 answers an unacceptable segment");
        c.expectState(TIME_WAIT, "the waiting goes on");
    }
}
