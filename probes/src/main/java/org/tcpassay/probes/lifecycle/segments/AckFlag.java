// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.segments;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The flag ACK, on what the target sends and on what it is sent. */
final class AckFlag {

    @Probe(
            id = "lifecycle.ack-flag.on-all-but-two",
            rules = {"RFC9293-3.1-ACK-1", "RFC9293-3.5.2-RSTFORM-ACK", "DOC-053"},
            state = SYN_SENT,
            claim = "Every segment has ACK but two: the first SYN, and a reset that answers a segment with ACK",
            tags = {"handshake", "reset"})
    void onAllButTwo(Lab lab) {
        Connection c = lab.open();
        c.expect(syn(), "the first SYN has nothing to acknowledge");
        c.send(synAck());
        c.expect(ack(), "the third segment has ACK");
        c.user().send("text");
        c.expect(data("text"), "and data");
        c.send(ack());
        c.user().shutdown();
        c.expect(fin(), "and FIN");

        Connection stranger = lab.stranger();
        stranger.send(ack());
        stranger.expect(rst().seq(SEG_ACK), "a reset for a segment with ACK needs none: its number says it all");
    }

    @Probe(
            id = "lifecycle.ack-flag.missing-dropped",
            rules = {"RFC9293-3.10.7.4-NOACK-ES", "RFC9293-3.10.7.4-NOACK-FINONLY", "DOC-053"},
            state = ESTABLISHED,
            claim = "On a connection that stands, data and FIN without ACK are dropped silently",
            tags = "data")
    void missingDropped(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(segment("-").payload("lost").refused());
        c.expectSilence("data without ACK is dropped");
        c.send(segment("F").refused());
        c.expectSilence("and so is FIN");
        c.expectState(ESTABLISHED, "which ends nothing");

        c.send(data("kept"));
        c.expect(ack(), "the next number is still free");
        c.expectReceived("kept", "nothing else was taken");
    }
}
