// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.closewait;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The user closes after the peer. */
final class UsersClose {

    @Probe(
            id = "close-wait.users-close.last-ack",
            rules = {"RFC9293-3.10.4-CLOSE-CW", "RFC9293-3.10.7.4-ACK-LA-FIN"},
            claim = "The user's close sends a FIN, and its acknowledgment ends the connection for good")
    void lastAck(Lab lab) {
        Connection c = lab.reach(CLOSE_WAIT);

        c.user().shutdown();
        c.expect(fin(), "CLOSE in CLOSE-WAIT sends a FIN");
        c.expectState(LAST_ACK, "only the acknowledgment of that FIN is missing");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(CLOSED, "the side that closes second needs no TIME-WAIT");
    }

    @Probe(
            id = "close-wait.users-close.data-first",
            rules = {"RFC9293-3.10.4-CLOSE-CW", "RFC9293-3.8.6-WNDFIT"},
            claim = "What the user sent before closing is sent before the FIN, as the window allows")
    void dataFirst(Lab lab) {
        Connection c = lab.preamble("CLOSE-WAIT with a closed window", () -> {
            Connection closed = lab.connect();
            closed.send(fin());
            closed.expect(ack(), "the FIN is acknowledged");
            closed.send(ack().window(0)); // of a number that is new: some stacks heed no other
            return closed;
        });

        c.user().send("last words");
        c.user().shutdown();
        c.expectSilence("the window is closed, and the FIN stands behind the data");

        c.send(ack());
        c.await(fin().anySeq().anyPayload(Range.atMost(10)), "the window opens for data and FIN");
        long inFlight = c.value(SND_NXT.minus(SND_UNA)) & 0xffff_ffffL;
        c.judge(
                "the FIN stands behind the last byte of the data",
                "11 numbers in flight: 10 bytes and the FIN",
                inFlight == 11,
                inFlight + " numbers in flight");
        c.send(ack());
        c.expectState(CLOSED, "data and FIN are acknowledged");
    }
}
