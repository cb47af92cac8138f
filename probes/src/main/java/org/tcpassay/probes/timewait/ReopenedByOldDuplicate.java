// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timewait;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.Given.RFC6191;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.SeqNum;

/** A SYN that reopens the connection turns out to be an old duplicate. */
final class ReopenedByOldDuplicate {

    @Probe(
            id = "time-wait.reopened-by-old-duplicate.time-wait-again",
            rules = "RFC1122-4.2.2.13-DUP",
            claim = "When the answer to the reopening SYN is reset, the old connection is back in TIME-WAIT")
    void timeWaitAgain(Lab lab) {
        Connection c = lab.reach(TIME_WAIT);
        SeqNum oldFin = SeqNum.of(c.value(RCV_NXT.minus(1)));
        SeqNum oldAck = SeqNum.of(c.value(SND_NXT));
        lab.needs(RFC6191);

        c.send(syn().seq(RCV_NXT.plus(1_000)).mss(1460).accepted());
        c.expect(synAck(), "the SYN looks like a new one");
        c.send(rst());
        c.expectSilence("a reset is never answered");

        c.send(fin().seq(oldFin.toLong()).ack(oldAck.toLong()));
        c.expect(ack().seq(oldAck.toLong()).ack(oldFin.plus(1).toLong()), "TIME-WAIT still knows the old FIN");
    }
}
