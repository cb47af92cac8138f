// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Flags;

/** The target has asked for ECN, and the tester's SYN,ACK agrees or does not. */
final class AnsweredSetupSyn {

    enum Answer {
        NEITHER(Flags.NONE),
        CWR_ALONE(Flags.CWR),
        REFLECTED(Setup.ECN_SETUP);

        private final Flags flags;

        Answer(Flags flags) {
            this.flags = flags;
        }
    }

    @Probe(
            id = "ecn.setup-syn-ack.data-ect",
            rules = "RFC3168-6.1.2-1",
            state = SYN_SENT,
            settings = Setup.ASKING,
            claim = "After an ECN-setup SYN,ACK the opener's data is ECT(0)")
    void dataEct(Lab lab) {
        Connection c = ActiveOpen.synSent(lab);

        c.send(Setup.setupSynAck());
        c.expect(ack(), "the handshake ends as any other");
        c.user().send("hello");
        c.expect(data("hello").ecn(Ecn.ECT_0), "both have agreed");
    }

    @Probe(
            id = "ecn.non-setup-syn-ack.no-ecn",
            rules = "RFC3168-6.1.1-5",
            state = SYN_SENT,
            settings = Setup.ASKING,
            claim = "A SYN,ACK that does not agree leads to a connection without ECN")
    void noEcn(Lab lab, Answer row) {
        Connection c = ActiveOpen.synSent(lab);

        c.send(synAck().mss(1460).and(row.flags));
        c.expect(ack(), "the connection is established all the same");
        c.user().send("hello");
        c.expect(data("hello").ecn(Ecn.NOT_ECT), "the peer has not agreed to ECN");
        c.send(data("marked").ecn(Ecn.CE));
        c.expect(ack(), "so there is nothing to echo");
    }
}
