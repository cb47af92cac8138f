// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.usertimeout;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.usertimeout.UsersLimit.BEFORE;
import static org.tcpassay.probes.usertimeout.UsersLimit.LIMIT;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Nobody acknowledges the text of a user who has set a timeout. */
final class TextUnacknowledged {

    @Probe(
            id = "user-timeout.text-unacknowledged.aborted",
            rules = {"RFC9293-MUST-21", "RFC9293-3.9.1.1-TIMEOUT"},
            state = ESTABLISHED,
            tags = "slow",
            claim = "Text that nobody acknowledges ends the connection when the time that the user has set is over")
    void aborted(Lab lab) {
        Connection c = UsersLimit.on(lab);
        c.user().send("lost");
        c.expect(data("lost"), "the user's text is sent");

        c.expectOnly(data("lost").seq(SND_UNA), BEFORE, "before, it is sent again and nothing else");
        c.expectNoError("there is time left");
        c.expectError("ETIMEDOUT", LIMIT.minus(BEFORE).multipliedBy(2), "the timeout that the user has set is over");
        c.expectState(CLOSED, "the connection is aborted");
    }

    @Probe(
            id = "user-timeout.text-unacknowledged.record-deleted",
            rules = "RFC9293-3.10.8-USER",
            state = ESTABLISHED,
            tags = "slow",
            claim = "After the user timeout all queues are flushed and nothing is known of the connection")
    void recordDeleted(Lab lab) {
        Connection c = UsersLimit.on(lab);
        c.user().send("lost");
        c.expect(data("lost"), "the user's text is sent");
        c.expectOnly(
                anyOf(data("lost").seq(SND_UNA), rst(), rstAck()),
                LIMIT.multipliedBy(2),
                "it is sent again until the timeout; the end may be told to the peer");

        c.expectSilence(LIMIT.multipliedBy(2), "the retransmission queue is flushed");
        c.send(ack());
        c.expect(rst().seq(SEG_ACK), "the record is deleted: <SEQ=SEG.ACK><CTL=RST>");
    }
}
