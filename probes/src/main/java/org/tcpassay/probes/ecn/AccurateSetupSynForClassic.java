// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Flags;

/** A SYN with AE, CWR and ECE, to a target that has never heard of Accurate ECN. */
final class AccurateSetupSynForClassic {

    private static final SegmentSpec ASKING = syn().mss(1460).and(Flags.AE).and(Setup.ECN_SETUP);

    @Probe(
            id = "ecn.accurate-setup-syn.understood-as-classic",
            rules = "RFC9768-3.1.2-1",
            state = LISTEN,
            claim = "To a stack that knows only classic ECN it is an ECN-setup SYN")
    void classic(Lab lab) {
        lab.needs(!lab.claims(Given.RFC9768), "the target has Accurate ECN");
        Connection c = lab.reach(LISTEN);

        SegmentSpec agreed = synAck().and(Flags.ECE);
        c.send(ASKING);
        c.expect(
                lab.given(Given.RFC3168, agreed, anyOf(agreed, synAck())),
                "AE was reserved once, and reserved bits are ignored");
    }
}
