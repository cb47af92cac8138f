// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Flags;

/** The target opens and asks for ECN. */
final class ActiveOpen {

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
            id = "ecn.active-open.setup-syn-not-ect",
            rules = "RFC3168-6.1.1-4",
            state = CLOSED,
            settings = Setup.ASKING,
            claim = "A SYN that asks for ECN has ECE and CWR and is no packet of an ECN-capable transport")
    void setupSyn(Lab lab) {
        lab.needs(Given.RFC3168);
        Connection c = lab.open();

        c.expect(syn().and(Setup.ECN_SETUP).ecn(Ecn.NOT_ECT), "whether the peer can do ECN is just being asked");
    }

    @Probe(
            id = "ecn.setup-syn-ack.data-ect",
            rules = "RFC3168-6.1.2-1",
            state = SYN_SENT,
            settings = Setup.ASKING,
            claim = "After an ECN-setup SYN,ACK the opener's data is ECT(0)")
    void dataEct(Lab lab) {
        Connection c = synSent(lab);

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
        Connection c = synSent(lab);

        c.send(synAck().mss(1460).and(row.flags));
        c.expect(ack(), "the connection is established all the same");
        c.user().send("hello");
        c.expect(data("hello").ecn(Ecn.NOT_ECT), "the peer has not agreed to ECN");
        c.send(data("marked").ecn(Ecn.CE));
        c.expect(ack(), "so there is nothing to echo");
    }

    @Probe(
            id = "ecn.setup-syn-unanswered.repeated",
            rules = "RFC3168-6.1.1.1-1",
            state = SYN_SENT,
            settings = Setup.ASKING,
            claim = "A SYN that asked for ECN in vain is repeated, as it was or as one that does not ask")
    void repeated(Lab lab) {
        Connection c = synSent(lab);

        c.expectRepeated(
                anyOf(syn().seq(ISS).ecn(Ecn.NOT_ECT), syn().seq(ISS).and(Setup.ECN_SETUP)),
                "what is on the path may drop a SYN for its flags");
    }

    private static Connection synSent(Lab lab) {
        lab.needs(Given.RFC3168);
        return lab.preamble("SYN-SENT, asking for ECN", () -> {
            Connection c = lab.open();
            c.expect(syn().and(Setup.ECN_SETUP), "the target is set to ask for ECN");
            return c;
        });
    }
}
