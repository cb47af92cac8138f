// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.syn;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN,ACK on an established connection that acknowledges what was never sent. */
final class SynWithWrongAck {

    enum At {
        RCV_NXT_ITSELF(RCV_NXT),
        BELOW_WINDOW(RCV_NXT.minus(1_000));

        private final Position seq;

        At(Position seq) {
            this.seq = seq;
        }
    }

    @Probe(
            id = "syn.syn-with-wrong-ack.one-answer",
            rules = "RFC9293-3.10.7.4-ORDER",
            state = ESTABLISHED,
            claim = "The first check that fails answers; the wrong ACK draws no second answer and no reset")
    void oneAnswer(Lab lab, At row) {
        lab.needs(row == At.BELOW_WINDOW || lab.claims(RFC5961), "the target does not claim RFC5961");
        Connection c = lab.reach(ESTABLISHED);

        c.send(synAck().seq(row.seq).ack(SND_NXT.plus(1)));
        c.expect(ack(), "the sequence check or the SYN check answers");
        c.expectSilence("never two answers to one segment");
        c.expectState(ESTABLISHED, "it changes nothing");
    }
}
