// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.acknowledgment;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.silence;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A segment in order that acknowledges what the target has not sent. */
final class AckAboveSndNxt {

    @Probe(
            id = "acknowledgment.above-snd-nxt.acknowledged",
            rules = {"RFC9293-3.10.7.4-ACKHIGH-{state}", "RFC9293-3.5.2-SYNC"},
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"},
            claim = "An ACK above SND.NXT is answered by an ACK and acknowledges nothing")
    void acknowledged(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(ack().ack(SND_NXT.plus(1)));
        c.expect(ack(), "it acknowledges something not yet sent: send an ACK, drop the segment, and return");
        c.expectState(row, "an outstanding FIN is not acknowledged by it");
    }

    @Probe(
            id = "acknowledgment.above-snd-nxt.data-not-taken",
            rules = {"RFC9293-3.10.7.4-ACKHIGH-{state}", "RFC5961-5.2-2"},
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2"},
            claim = "Data that comes with an ACK above SND.NXT is dropped with it")
    void dataNotTaken(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(data("forged").ack(SND_NXT.plus(100_000)));
        c.expect(ack(), "it acknowledges something not yet sent: send an ACK, drop the segment, and return");
        c.expectNothingReceived("its data is dropped");

        c.send(data("honest"));
        c.expect(ack(), "the stream goes on at RCV.NXT");
        c.expectReceived("honest", "with the data of the peer");
    }

    @Probe(
            id = "acknowledgment.above-snd-nxt.time-wait-kept",
            rules = "RFC9293-3.10.7.4-ACKHIGH-TW",
            state = TIME_WAIT,
            claim = "An ACK above SND.NXT does not disturb TIME-WAIT")
    void timeWaitKept(Lab lab) {
        Connection c = lab.reach(TIME_WAIT);

        c.send(ack().ack(SND_NXT.plus(1)));
        c.expect(anyOf(ack(), silence()), "3.5.2 asks for an ACK; 3.10.7.4 names no check of the ACK in this state");
        c.expectState(TIME_WAIT, "TIME-WAIT goes on");
    }
}
