// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Flags;

/** A SYN with ECE and CWR. */
final class SetupSyn {

    @Probe(
            id = "ecn.setup-syn.ecn-implemented",
            rules = "RFC9293-SHLD-8",
            state = LISTEN,
            claim = "A stack implements ECN: it answers an ECN-setup SYN with an ECN-setup SYN,ACK")
    void implemented(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(Setup.setupSyn());
        c.expect(synAck().and(Flags.ECE), "ECE without CWR says that both can do it");
    }

    @Probe(
            id = "ecn.setup-syn.answered-or-declined",
            rules = "RFC3168-6.1.1-1",
            state = LISTEN,
            claim = "The SYN,ACK has ECE alone where ECN is claimed, ECE or neither flag where that is not known")
    void answered(Lab lab) {
        Connection c = lab.reach(LISTEN);

        SegmentSpec agreed = synAck().and(Flags.ECE);
        c.send(Setup.setupSyn());
        c.expect(
                lab.given(Given.RFC3168, agreed, anyOf(agreed, synAck())),
                "ECE and CWR together would be a reflection, not an answer");
    }

    @Probe(
            id = "ecn.setup-syn.syn-ack-not-ect",
            rules = "RFC3168-6.1.1-4",
            state = LISTEN,
            claim = "The SYN,ACK that agrees to ECN is itself no packet of an ECN-capable transport")
    void notEct(Lab lab) {
        lab.needs(Given.RFC3168);
        Connection c = lab.reach(LISTEN);

        c.send(Setup.setupSyn());
        c.expect(synAck().and(Flags.ECE).ecn(Ecn.NOT_ECT), "nobody has agreed to anything before it arrives");
    }
}
