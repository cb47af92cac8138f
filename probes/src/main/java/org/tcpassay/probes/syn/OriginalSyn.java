// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.syn;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A late copy of the very SYN that opened the connection. */
final class OriginalSyn {

    @Probe(
            id = "syn.original-syn.acknowledged",
            rules = "RFC9293-3.10.7.4-OLDSYN",
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"},
            claim = "A late copy of the SYN that opened the connection is acknowledged and does no harm")
    void acknowledged(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(syn().seq(IRS).mss(1460));
        c.expect(ack(), "SEG.SEQ lies below RCV.NXT, so it is answered like any old segment");
        c.expectState(row, "an old duplicate changes nothing");
    }

    @Probe(
            id = "syn.original-syn-repeated.each-acknowledged",
            rules = {"RFC5961-4.2-4", "RFC5961-10-1"},
            state = ESTABLISHED,
            claim = "A peer that insists on the SYN of the old connection gets one ACK for each, never a reset")
    void eachAcknowledged(Lab lab) {
        lab.needs(RFC5961);
        Connection c = lab.reach(ESTABLISHED);

        c.send(syn().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "the target asks");
        c.send(syn().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "and asks again");
        c.expectSilence("one answer for each");

        c.send(data("alive?"));
        c.expect(ack(), "the connection lives");
        c.expectReceived("alive?", "and delivers");
    }
}
