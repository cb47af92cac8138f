// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lastack;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.silence;

import java.util.List;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The peer's FIN arrives again: its acknowledgment may have been lost. */
final class RepeatedFin {

    @Probe(
            id = "last-ack.repeated-fin.acknowledged",
            rules = "RFC9293-3.10.7.4-FIN-LA",
            claim = "A repeated FIN is acknowledged once more and changes nothing")
    void acknowledged(Lab lab) {
        Connection c = lab.reach(LAST_ACK);

        c.send(fin().seq(RCV_NXT.minus(1)).ack(SND_NXT.minus(1)));
        c.expect(ack(), "it lies below RCV.NXT: the target repeats what it expects");
        c.expectState(LAST_ACK, "the target's own FIN is still not acknowledged");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(CLOSED, "now it is");
    }

    @Probe(
            id = "last-ack.repeated-fin.with-ack-of-fin",
            rules = "RFC9293-3.10.7.4-FIN-LA",
            claim = "A repeated FIN that now acknowledges the target's FIN is answered or ends the connection")
    void withAckOfFin(Lab lab) {
        Connection c = lab.reach(LAST_ACK);

        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expectEither(
                ack(), silence(), "an old segment is acknowledged; where its ACK is looked at first, all is over");
        c.expectState(List.of(LAST_ACK, CLOSED), "by the letter an old segment acknowledges nothing, see appendix A.2");

        c.send(ack());
        c.expectEither(silence(), rst().seq(SEG_ACK), "the end, or a segment for a connection that is gone");
        c.expectState(CLOSED, "the FIN is acknowledged");
    }
}
