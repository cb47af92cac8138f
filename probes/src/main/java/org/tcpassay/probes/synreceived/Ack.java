// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synreceived;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The acknowledgment that completes a handshake. */
final class Ack {

    @Probe(
            id = "syn-received.ack.window-taken",
            rules = "RFC9293-3.10.7.4-ACK-SR-OK",
            claim = "Fifth check: an ACK of the target's SYN establishes, and its window is the send window")
    void windowTaken(Lab lab) {
        // the window grows: into a smaller one a sender may wait before it cuts text that it has (RFC 9293 §3.8.6.2.1)
        Connection c = lab.reach(SYN_RECEIVED, syn().mss(1460).window(200));

        c.send(ack().window(300));
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(ESTABLISHED, "SND.UNA < SEG.ACK =< SND.NXT");
        c.accept();

        c.user().send(lab.payload(2_000));
        c.expectBurst(new Range(201, 300), "SND.WND comes from this ACK, not from the SYN");
    }

    @Probe(
            id = "syn-received.ack.repeated-in-silence",
            rules = "RFC9293-3.5-NOACKACK",
            claim = "The acknowledgment that completes a handshake may come often: none draws an answer")
    void repeatedInSilence(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(ack());
        c.send(ack());
        c.send(ack());
        c.expectSilence("an acceptable segment without length is never acknowledged");
        c.expectState(ESTABLISHED, "the first completed the handshake");
    }
}
