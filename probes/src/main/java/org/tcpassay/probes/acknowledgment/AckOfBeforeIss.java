// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.acknowledgment;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_LEN;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data whose ACK lies below the target's ISS although the window would allow it. */
final class AckOfBeforeIss {

    @Probe(
            id = "acknowledgment.below-iss.taken-or-challenged",
            rules = "RFC5961-5.2-5",
            state = ESTABLISHED,
            claim = "An ACK of what was never sent, below ISS but within MAX.SND.WND, passes or is challenged")
    void takenOrChallenged(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("again").ack(ISS.minus(5_000)).refused());
        c.expect(
                anyOf(ack(), ack().ack(RCV_NXT.plus(SEG_LEN))),
                "the check knows only MAX.SND.WND and passes it; a stack that also knows ISS does not");
        c.send(data("again"));
        c.expect(ack(), "the data, new or old, is acknowledged with an ordinary ACK");
        c.expectReceived("again", "and delivered once");
        c.expectNothingReceived("not twice");
    }
}
