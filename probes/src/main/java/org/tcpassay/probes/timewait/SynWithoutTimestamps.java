// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timewait;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.Given.RFC6191;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.wire.SeqNum;

/** A SYN for a connection in TIME-WAIT; neither incarnation has timestamps. */
final class SynWithoutTimestamps {

    @Probe(
            id = "time-wait.syn-with-newer-sequence.reopened",
            rules = {"RFC6191-2-OLDNOTS-GT", "RFC9293-MAY-2", "RFC1122-4.2.2.13-ISN"},
            claim = "A SYN beyond the old FIN opens a new connection that works, with newer numbers than the old one")
    void reopened(Lab lab) {
        lab.needs(RFC6191);
        Connection c = lab.reach(TIME_WAIT);
        SeqNum lastOfOld = SeqNum.of(c.value(SND_NXT));

        c.send(syn().seq(RCV_NXT.plus(1_000)).mss(1460).accepted());
        Seen answer = c.expect(synAck(), "its number is larger than any of the old incarnation");
        c.judge(
                "an ISS above every number of the old incarnation keeps old duplicates apart",
                "an ISS after " + lastOfOld,
                answer.segment().seq().isAfter(lastOfOld),
                "ISS " + answer.segment().seq());

        c.send(ack());
        c.accept();
        c.expectState(ESTABLISHED, "the handshake is complete");
        c.send(data("second life"));
        c.expect(ack(), "the new connection takes data");
        c.expectReceived("second life", "and delivers it");
        c.user().send("indeed");
        c.expect(data("indeed"), "in both directions");
    }

    enum Distance {
        OLD_FIN(1),
        A_LITTLE_OLDER(1_000),
        MUCH_OLDER(1_000_000);

        private final long belowRcvNxt;

        Distance(long belowRcvNxt) {
            this.belowRcvNxt = belowRcvNxt;
        }
    }

    @Probe(
            id = "time-wait.syn-with-older-sequence.dropped",
            rules = {"RFC6191-2-OLDNOTS-GT", "RFC9293-3.10.7.4-SYN-TW"},
            claim = "A SYN that does not lie beyond the old FIN is an old duplicate and reopens nothing")
    void dropped(Lab lab, Distance row) {
        Connection c = lab.reach(TIME_WAIT);

        c.send(syn().seq(RCV_NXT.minus(row.belowRcvNxt)).mss(1460).refused());
        c.expect(
                anyOf(silence(), ack()),
                "an old duplicate: RFC 6191 drops it silently, RFC 9293 answers an unacceptable segment");
        c.expectState(TIME_WAIT, "the waiting goes on");
    }
}
