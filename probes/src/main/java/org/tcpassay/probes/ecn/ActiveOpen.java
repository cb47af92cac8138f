// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Ecn;

/** The target opens and asks for ECN. */
final class ActiveOpen {

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

    /** The target has asked for ECN and waits for an answer. */
    static Connection synSent(Lab lab) {
        lab.needs(Given.RFC3168);
        return lab.preamble("SYN-SENT, asking for ECN", () -> {
            Connection c = lab.open();
            c.expect(syn().and(Setup.ECN_SETUP), "the target is set to ask for ECN");
            return c;
        });
    }
}
