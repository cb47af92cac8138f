// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sequence;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data at RCV.NXT, or reaching back below it. */
final class DataInOrder {

    @Probe(
            id = "sequence.data-at-rcv-nxt.delivered",
            rules = "RFC9293-3.10.7.4-TEXT-{state}",
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2"},
            claim = "Data at RCV.NXT is acknowledged and delivered in the three states that receive")
    void delivered(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(data("hello").ack(SND_UNA));
        c.expect(ack(), "RCV.NXT moves over the data accepted");
        c.expectReceived("hello", "the user gets it");
        c.expectState(row, "data moves no state");
    }

    @Probe(
            id = "sequence.duplicate-data.delivered-once",
            rules = "RFC9293-3.8-DUPDATA",
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2"},
            claim = "Data that comes twice is acknowledged twice and delivered once")
    void deliveredOnce(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(data("hello").ack(SND_UNA));
        c.expect(ack(), "RCV.NXT moves over the data accepted");
        c.send(data("hello").seq(SEG_SEQ).ack(SND_UNA));
        c.expect(ack(), "the copy may mean that the first acknowledgment was lost");
        c.expectReceived("hello", "the user gets it");
        c.expectNothingReceived("once");
    }

    @Probe(
            id = "sequence.data-across-left-edge.new-part-delivered",
            rules = {"RFC9293-3.10.7.4-STRADDLE-L", "RFC9293-3.4-ACC-5"},
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2"},
            claim = "Of a segment that begins below RCV.NXT only the new octets are taken")
    void newPartDelivered(Lab lab, State row) {
        Connection c = lab.reach(row);
        c.send(data("hello").ack(SND_UNA));
        c.expect(ack(), "RCV.NXT moves over the data accepted");

        c.send(data("HELLO, world").seq(RCV_NXT.minus(5)).ack(SND_UNA));
        c.expect(ack(), "its last octets lie in the window, so it is acceptable");
        c.expectReceived("hello, world", "duplicated octets are not taken again: the first copy stands");
    }
}
