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
import org.tcpassay.wire.TcpOption;

/** A SYN without timestamps for a connection that had them. */
final class SynLosingTimestamps {

    @Probe(
            id = "time-wait.syn-losing-timestamps-newer-sequence.reopened",
            rules = "RFC6191-2-NOTS-GT",
            claim = "A SYN without timestamps is judged by its sequence number: a larger one reopens")
    void reopened(Lab lab) {
        lab.needs(RFC6191);
        Connection c = lab.reach(TIME_WAIT, syn().mss(1460).timestamps());

        c.send(syn().seq(RCV_NXT.plus(1_000)).mss(1460).accepted());
        c.expect(
                synAck().without(TcpOption.Timestamps.class),
                "its number is larger than any of the old incarnation; timestamps are not offered this time");
    }

    @Probe(
            id = "time-wait.syn-losing-timestamps-older-sequence.dropped",
            rules = "RFC6191-2-NOTS-LE",
            claim = "A SYN without timestamps and without a larger sequence number is an old duplicate")
    void dropped(Lab lab) {
        Connection c = lab.reach(TIME_WAIT, syn().mss(1460).timestamps());

        c.send(syn().seq(RCV_NXT.minus(1_000)).mss(1460).refused());
        c.expect(
                anyOf(silence(), ack()),
                "an old duplicate: RFC 6191 drops it silently, RFC 9293 answers an unacceptable segment");
        c.expectState(TIME_WAIT, "the waiting goes on");
    }
}
