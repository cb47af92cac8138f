// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The SYN,ACK that answers the target's SYN. */
final class SynAck {

    @Probe(
            id = "syn-sent.syn-ack.established",
            rules = {"RFC9293-3.10.7.3-SYNSENT-SYNACK", "RFC9293-3.5-3WHS"},
            claim = "Fourth check: an acceptable SYN,ACK is acknowledged by <SEQ=SND.NXT><ACK=RCV.NXT> and establishes")
    void established(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(synAck());
        c.expect(ack().seq(ISS.plus(1)).ack(IRS.plus(1)), "each SYN counts for one");
        c.expectState(ESTABLISHED, "the target's SYN is acknowledged");
        c.expectNoError("the user's open succeeded");

        c.user().send("to the tester");
        c.expect(data("to the tester"), "the user's data begins at ISS+1");
        c.send(data("to the target"));
        c.expect(ack(), "data is acknowledged");
        c.expectReceived("to the target", "and delivered");
    }

    @Probe(
            id = "syn-sent.syn-ack.window-taken",
            rules = {"RFC9293-3.10.7.3-SYNSENT-WND", "RFC1122-4.2.2.20-C"},
            claim = "The window field of a SYN,ACK is taken as it stands: scaling begins behind the handshake")
    void windowTaken(Lab lab) {
        Connection c = lab.reach(SYN_SENT);
        c.send(synAck().mss(1460).windowScale(7).window(500));
        c.expect(ack(), "the handshake ends with an acknowledgment");

        c.user().send(lab.payload(2_000));
        c.expectBurst(new Range(1, 500), "no more than the window of the SYN,ACK, unscaled, in whatever segments");
    }
}
