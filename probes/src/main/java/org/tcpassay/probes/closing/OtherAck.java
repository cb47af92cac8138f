// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.closing;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An acknowledgment that does not cover the target's FIN. */
final class OtherAck {

    @Probe(
            id = "closing.other-ack.ignored",
            rules = "RFC9293-3.10.7.4-ACK-CG-OTHER",
            claim = "Only the acknowledgment of its FIN moves the target on")
    void ignored(Lab lab) {
        Connection c = lab.preamble("CLOSING with data in flight", () -> {
            Connection crossing = lab.connect();
            crossing.user().send("last words");
            crossing.expect(data("last words"), "the user's data is sent");
            crossing.user().shutdown();
            crossing.expect(fin(), "the user's close sends a FIN");
            crossing.send(fin().ack(SND_UNA));
            crossing.expectEither(
                    ack(), fin().seq(SND_NXT.minus(1)), "a FIN that crosses the target's own is acknowledged");
            return crossing;
        });

        c.send(ack().ack(SND_NXT.minus(1)));
        c.expectSilence("it acknowledges the data and asks for nothing");
        c.expectState(CLOSING, "the FIN is not acknowledged");
        c.expectRepeated(fin().seq(SND_NXT.minus(1)), "so it is sent again, without the data");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(TIME_WAIT, "now the FIN is acknowledged");
    }
}
