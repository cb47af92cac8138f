// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timewait;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_NXT;
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

/** A SYN for a connection in TIME-WAIT; both incarnations carry timestamps. */
final class SynWithTimestamps {

    @Probe(
            id = "time-wait.syn-with-newer-timestamp.reopened",
            rules = {"RFC6191-2-TS-GT", "RFC9293-SHLD-4"},
            claim = "A newer timestamp proves a new incarnation, even with a sequence number that was used before")
    void reopened(Lab lab) {
        lab.needs(RFC6191);
        Connection c = lab.reach(TIME_WAIT, syn().mss(1460).timestamps());
        long end = c.value(SND_NXT);

        c.send(syn().seq(IRS.plus(1)).timestampNewerBy(1_000).accepted());
        c.expect(synAck().ack(IRS.plus(1)).timestamps(), "the timestamp tells the new SYN from an old duplicate");
        long ahead = c.value(ISS) - end & 0xffff_ffffL;
        c.judge(
                "old segments must not fit into the new incarnation",
                "ISS ahead of the old SND.NXT, modulo 2^32",
                ahead > 0 && ahead < 0x8000_0000L,
                "ISS is the old SND.NXT+" + ahead);
    }

    @Probe(
            id = "time-wait.syn-with-older-timestamp.dropped",
            rules = "RFC6191-2-TS-LT",
            claim = "A SYN with an older timestamp is an old duplicate and reopens nothing")
    void dropped(Lab lab) {
        lab.needs(RFC6191);
        Connection c = lab.reach(TIME_WAIT, syn().mss(1460).timestamps());

        c.send(syn().seq(RCV_NXT.plus(1_000)).timestampOlderBy(1_000));
        c.expect(
                anyOf(silence(), ack()),
                "an old duplicate: RFC 6191 drops it silently, RFC 9293 answers an unacceptable segment");
        c.expectState(TIME_WAIT, "an old duplicate reopens nothing");
    }
}
