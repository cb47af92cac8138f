// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.usertimeout;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;

import java.time.Duration;
import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.TcpOption;

/** The user limits how long its text, or the end of its stream, may be unacknowledged. */
final class UsersLimit {

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration BEFORE = LIMIT.multipliedBy(8).dividedBy(10);

    private static Connection limited(Lab lab) {
        return limited(lab, ESTABLISHED);
    }

    private static Connection limited(Lab lab, State state) {
        return lab.preamble(state.text() + " with a user timeout", () -> {
            Connection c = lab.reach(state);
            c.user().set(UserOption.USER_TIMEOUT, LIMIT.toMillis()).result();
            return c;
        });
    }

    @Probe(
            id = "user-timeout.text-unacknowledged.aborted",
            rules = {"RFC9293-MUST-21", "RFC9293-3.9.1.1-TIMEOUT"},
            state = ESTABLISHED,
            tags = "slow",
            claim = "Text that nobody acknowledges ends the connection when the time that the user has set is over")
    void aborted(Lab lab) {
        Connection c = limited(lab);
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
        Connection c = limited(lab);
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

    @Probe(
            id = "user-timeout.fin-unacknowledged.aborted",
            rules = {"RFC9293-3.10.8-USER", "RFC9293-MUST-21"},
            rows = {"ESTABLISHED", "CLOSE_WAIT"},
            tags = "slow",
            claim = "A FIN that nobody acknowledges ends the connection at the user timeout like text")
    void finAborted(Lab lab, State row) {
        Connection c = limited(lab, row);
        c.user().shutdown();
        c.expect(fin(), "the user's close sends a FIN");

        c.expectOnly(fin().seq(SND_UNA), BEFORE, "before, it is sent again and nothing else");
        c.expectOnly(
                anyOf(fin().seq(SND_UNA), rst(), rstAck()),
                LIMIT,
                "for any state, if the user timeout expires, the connection is aborted");
        c.expectState(CLOSED, "nothing is left of it");
    }

    @Probe(
            id = "user-timeout.option-of-peer.not-heeded",
            rules = "RFC5482-3.1-1",
            state = ESTABLISHED,
            tags = "slow",
            claim = "Where the user has fixed the timeout, one that the peer advertises does not change it")
    void notHeeded(Lab lab) {
        Connection c = limited(lab);
        c.send(data("wait for me").option(new TcpOption.UserTimeout(false, 300)));
        c.expect(ack(), "the text is taken");
        c.user().send("lost");
        c.expect(data("lost"), "the user's text is sent");

        c.expectOnly(data("lost").seq(SND_UNA), BEFORE, "before, it is sent again and nothing else");
        c.expectError("ETIMEDOUT", LIMIT.minus(BEFORE).multipliedBy(2), "the user's own timeout is in force");
    }
}
