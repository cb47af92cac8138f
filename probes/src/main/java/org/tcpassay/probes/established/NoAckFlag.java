// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.established;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.segment;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Segments of odd flags at RCV.NXT, all without ACK. */
final class NoAckFlag {

    enum Carrying {
        NO_FLAG("-"),
        PSH("P"),
        URG("U"),
        CHRISTMAS_TREE("FPU");

        private final String flags;

        Carrying(String flags) {
            this.flags = flags;
        }
    }

    @Probe(
            id = "established.segment-without-ack.dropped",
            rules = "RFC9293-3.10.7.4-NOACK-ES",
            claim = "A segment without ACK is dropped silently, whatever other flags it has")
    void dropped(Lab lab, Carrying row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(segment(row.flags));
        c.expectSilence("if the ACK bit is off, drop the segment and return");
        c.expectState(ESTABLISHED, "nothing of it is processed");

        c.send(data("alive?"));
        c.expect(ack(), "the connection lives");
        c.expectReceived("alive?", "and delivers");
    }

    @Probe(
            id = "established.fin-without-ack.dropped",
            rules = "RFC9293-3.10.7.4-NOACK-FINONLY",
            claim = "A FIN without ACK closes nothing and takes up no sequence number")
    void finDropped(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(segment("F"));
        c.expectSilence("if the ACK bit is off, drop the segment and return");
        c.expectState(ESTABLISHED, "the FIN is not processed");

        c.send(data("more"));
        c.expect(ack(), "the number of the FIN is still free");
        c.expectReceived("more", "and the stream goes on");
    }
}
