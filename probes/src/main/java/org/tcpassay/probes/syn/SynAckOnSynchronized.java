// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.syn;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** A SYN,ACK on a connection that is long established. */
final class SynAckOnSynchronized {

    @Probe(
            id = "syn.syn-ack-at-rcv-nxt.challenge-ack",
            rules = {"RFC9293-3.10.7.4-SYNACK-{state}", "RFC5961-4.2-1"},
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"},
            claim = "A SYN,ACK draws a challenge ACK, however right its numbers are")
    void challengeAck(Lab lab, State row) {
        lab.needs(RFC5961);
        Connection c = lab.reach(row);

        c.send(synAck());
        c.expect(ack(), "the SYN check decides before the ACK field is looked at");
        c.expectState(row, "its ACK field, which would acknowledge a FIN, is not processed");
    }

    @Probe(
            id = "syn.repeated-syn-ack.acknowledged",
            rules = "RFC9293-3.10.7.4-OLDSYN",
            state = ESTABLISHED,
            claim = "A SYN,ACK that comes again because its acknowledgment was lost is acknowledged again")
    void repeatAcknowledged(Lab lab) {
        Connection c = lab.reach(ESTABLISHED, Road.ACTIVE);

        c.send(synAck().seq(IRS));
        c.expect(ack(), "the acknowledgment that was lost is repeated");

        c.send(data("alive?"));
        c.expect(ack(), "the connection lives");
        c.expectReceived("alive?", "and delivers");
    }
}
