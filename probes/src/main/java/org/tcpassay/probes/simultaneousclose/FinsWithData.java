// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousclose;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Flags;

/** Both FINs ride on the last data or follow it at once. */
final class FinsWithData {

    @Probe(
            id = "simultaneous-close.fins-with-data.delivered",
            rules = {"RFC9293-3.6-CASE3", "RFC9293-3.10.7.4-FIN-F1-NOACK"},
            state = FIN_WAIT_1,
            claim = "FINs that cross right behind data lose none of it")
    void delivered(Lab lab) {
        Connection c = lab.preamble("FIN-WAIT-1 with data before the FIN", () -> {
            Connection closing = lab.connect();
            closing.user().set(UserOption.CORK, 1);
            closing.user().send("so long");
            closing.user().shutdown();
            Seen text = closing.expectEither(
                            fin().payload("so long"), data("so long"), "held data leaves with the FIN or before it")
                    .orElseThrow();
            if (!text.segment().has(Flags.FIN)) {
                closing.expect(fin(), "the FIN follows");
            }
            return closing;
        });

        c.send(fin().payload("farewell").ack(SND_UNA));
        c.expect(ack(), "data and FIN are acknowledged together");
        c.expectState(CLOSING, "the own FIN is still to be acknowledged");
        c.expectReceived("farewell", "the data before the FIN is delivered");
        c.expectEndOfStream("after it the stream ends");

        c.expectRepeated(
                anyOf(fin().payload("so long").seq(SND_UNA), data("so long").seq(SND_UNA)),
                "nobody has acknowledged the target's last segment");
        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(TIME_WAIT, "data and FIN are acknowledged");
    }
}
