// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Expectation;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Flags;

/** A SYN without both of ECE and CWR. */
final class NonSetupSyn {

    enum Half {
        NEITHER(Flags.NONE),
        ECE_ALONE(Flags.ECE),
        CWR_ALONE(Flags.CWR);

        private final Flags flags;

        Half(Flags flags) {
            this.flags = flags;
        }

        /** What RFC 9768 takes for another way to ask for Accurate ECN is answered as such. */
        private Expectation accurate() {
            return this == NEITHER ? synAck() : anyOf(synAck(), synAck().and(Flags.CWR));
        }
    }

    @Probe(
            id = "ecn.non-setup-syn.not-agreed-to",
            rules = "RFC3168-6.1.1-2",
            state = LISTEN,
            claim = "A SYN that does not ask for ECN gets no ECN-setup SYN,ACK")
    void notAgreedTo(Lab lab, Half row) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().mss(1460).and(row.flags));
        c.expect(lab.given(Given.RFC9768, row.accurate(), synAck()), "there is nothing to agree to");
    }

    @Probe(
            id = "ecn.non-setup-syn.data-not-ect",
            rules = "RFC3168-6.1.1-3",
            state = ESTABLISHED,
            claim = "Where ECN was not negotiated no data is ECT and no mark is echoed")
    void dataNotEct(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.user().send("hello");
        c.expect(data("hello").ecn(Ecn.NOT_ECT), "a router would mark what nobody reads");
        c.send(data("marked").ecn(Ecn.CE));
        c.expect(ack().ecn(Ecn.NOT_ECT), "nor does ECE mean anything to the peer");
    }
}
