// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.acknowledgment;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A segment in order that acknowledges less than was acknowledged before. */
final class AckBelowSndUna {

    private static Connection dataAcknowledged(Lab lab) {
        return lab.preamble("data acknowledged", () -> {
            Connection c = lab.connect();
            c.user().send("abcdef");
            c.expect(data("abcdef"), "the user's data is sent");
            c.send(ack());
            return c;
        });
    }

    @Probe(
            id = "acknowledgment.below-snd-una.ignored",
            rules = "RFC9293-3.4-NEWACK",
            state = ESTABLISHED,
            claim = "An ACK below SND.UNA draws no answer and takes nothing back")
    void ignored(Lab lab) {
        Connection c = dataAcknowledged(lab);

        c.send(ack().ack(SND_UNA.minus(3)));
        c.expectSilence("SEG.ACK =< SND.UNA is a duplicate and can be ignored");

        c.user().send("ghi");
        c.expect(data("ghi").seq(SND_NXT), "sending goes on at SND.NXT");
    }

    @Probe(
            id = "acknowledgment.below-snd-una.data-taken",
            rules = "RFC9293-3.10.7.4-ACK-ES-DUP",
            state = ESTABLISHED,
            claim = "Only the ACK of an old acknowledgment is ignored; data in the segment is taken")
    void dataTaken(Lab lab) {
        Connection c = dataAcknowledged(lab);

        c.send(data("delayed").ack(SND_UNA.minus(3)));
        c.expect(ack(), "the data is in order and is acknowledged");
        c.expectReceived("delayed", "and delivered");
    }

    @Probe(
            id = "acknowledgment.below-snd-una-with-window-0.window-kept",
            rules = {"RFC9293-3.8.6-WNDOLD", "RFC9293-3.10.7.4-ACK-ES-WNDUPD"},
            state = ESTABLISHED,
            claim = "The window of an old acknowledgment is not used")
    void windowKept(Lab lab) {
        Connection c = dataAcknowledged(lab);

        c.send(ack().ack(SND_UNA.minus(3)).window(0));
        c.expectSilence("SEG.ACK =< SND.UNA is a duplicate and can be ignored");

        c.user().send("ghi");
        c.expect(data("ghi"), "SND.WL2 > SEG.ACK, so the window stays open");
    }
}
