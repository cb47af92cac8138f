// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.abort;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** The user aborts. */
final class UsersAbort {

    @Probe(
            id = "abort.users-abort.reset",
            rules = "RFC9293-3.10.5-ABORT-SYNC",
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT"},
            claim = "An abort sends a reset at SND.NXT and leaves nothing of the connection")
    void reset(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.user().abort();
        c.expect(anyOf(rst(), rstAck()), "<SEQ=SND.NXT><CTL=RST>; an ACK with it does no harm");
        c.expectState(CLOSED, "the connection is deleted");

        c.send(data("anybody there?"));
        c.expect(rst().seq(SEG_ACK), "nothing is left of the connection");
    }

    @Probe(
            id = "abort.users-abort.reset-in-syn-received",
            rules = "RFC9293-3.10.5-ABORT-SYNC",
            state = SYN_RECEIVED,
            claim = "An abort in SYN-RECEIVED after a simultaneous open sends a reset at SND.NXT")
    void resetInSynReceived(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED, Road.ACTIVE);

        c.user().abort();
        c.expect(anyOf(rst(), rstAck()), "<SEQ=SND.NXT><CTL=RST>; an ACK with it does no harm");
        c.expectState(CLOSED, "the connection is deleted");
    }

    @Probe(
            id = "abort.users-abort.silence",
            rules = "RFC9293-3.10.5-ABORT-LATE",
            rows = {"CLOSING", "LAST_ACK", "TIME_WAIT"},
            claim = "Where both FINs were sent an abort deletes the connection without a reset")
    void silence(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.user().abort();
        c.expectSilence("both sides have said all they had to say");
        c.expectState(CLOSED, "the connection is deleted");
    }

    @Probe(
            id = "abort.users-abort.silence-in-syn-sent",
            rules = "RFC9293-3.10.5-ABORT-EARLY",
            state = SYN_SENT,
            claim = "An abort in SYN-SENT sends nothing; a SYN,ACK that comes too late draws a reset")
    void silenceInSynSent(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.user().abort();
        c.expectSilence("the peer knows of no connection yet");
        c.send(synAck());
        c.expect(rst().seq(SEG_ACK), "nothing is left of the connection: <SEQ=SEG.ACK><CTL=RST>");
    }
}
