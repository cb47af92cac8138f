// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.closewait;

import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** The user goes on sending after the peer has closed. */
final class UsersData {

    @Probe(
            id = "close-wait.users-data.sent",
            rules = {"RFC9293-3.10.2-SEND-CW", "RFC9293-3.6-CASE2"},
            claim = "The peer's close ends one direction only: the other still carries data")
    void sent(Lab lab) {
        Connection c = lab.reach(CLOSE_WAIT);
        c.expectEndOfStream("the user learns that the peer has closed");

        c.user().send("and another thing");
        c.expect(data("and another thing"), "the data is sent, with the acknowledgment of the FIN");
        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(CLOSE_WAIT, "the target's FIN waits for the user's close");
    }

    @Probe(
            id = "close-wait.users-data.window-advances",
            rules = "RFC9293-3.10.7.4-ACK-CW",
            claim = "Acknowledgments and windows count in CLOSE-WAIT as in ESTABLISHED")
    void windowAdvances(Lab lab) {
        Connection c = lab.preamble("CLOSE-WAIT with a closed window", () -> {
            Connection closed = lab.connect(syn().mss(1000));
            closed.send(fin());
            closed.expect(ack(), "the FIN is acknowledged");
            closed.send(ack().window(0)); // of a number that is new: some stacks heed no other
            return closed;
        });
        Bytes stream = lab.payload(4_000);
        c.user().send(stream);

        c.send(ack().window(2_000));
        c.expect(data(stream.slice(0, 1_000)), "the window opens");
        c.expect(data(stream.slice(1_000, 2_000)), "for two segments");
        c.expectSilence("and no more");
        c.send(ack().window(2_000));
        c.expect(data(stream.slice(2_000, 3_000)), "the acknowledgment makes room");
        c.expect(data(stream.slice(3_000, 4_000)), "for two more");
        c.send(ack());
        c.expectSilence("everything is acknowledged");
        c.expectState(CLOSE_WAIT, "the user has not closed");
    }
}
