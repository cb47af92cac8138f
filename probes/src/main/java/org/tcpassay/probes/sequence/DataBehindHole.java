// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sequence;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data in the window that does not begin at RCV.NXT. */
final class DataBehindHole {

    @Probe(
            id = "sequence.data-behind-hole.kept",
            rules = "RFC9293-SHLD-31",
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2"},
            claim = "Data behind a hole is kept and delivered when the hole is filled")
    void kept(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(data(" world").seq(RCV_NXT.plus(5)).ack(SND_UNA));
        c.expect(ack(), "the hole is pointed out");
        c.expectNothingReceived("nothing is in order yet");

        c.send(data("hello").ack(SND_UNA));
        c.expect(ack(), "the hole is filled: the acknowledgment jumps over both");
        c.expectReceived("hello world", "both are delivered, in order");
    }

    @Probe(
            id = "sequence.overlap-behind-hole.each-octet-once",
            rules = "RFC9293-3.10.7.4-OVERLAP",
            state = ESTABLISHED,
            claim = "Segments that overlap behind a hole are put together so that each octet is delivered once")
    void eachOctetOnce(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.send(data("345").seq(RCV_NXT.plus(3)));
        c.expect(ack(), "the hole is pointed out");
        c.send(data("4567").seq(RCV_NXT.plus(4)));
        c.expect(ack(), "and again");

        c.send(data("01234"));
        c.expect(ack(), "all eight octets are there");
        c.expectReceived("01234567", "each of them once");
        c.expectNothingReceived("and no more");
    }
}
