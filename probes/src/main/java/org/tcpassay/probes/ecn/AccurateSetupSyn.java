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
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Flags;

/** A SYN with AE, CWR and ECE: the tester asks for Accurate ECN. */
final class AccurateSetupSyn {

    private static final SegmentSpec ASKING = syn().mss(1460).and(Flags.AE).and(Setup.ECN_SETUP);

    /** RFC 9768 table 2: the codepoint of the SYN, and the flags that tell it. */
    enum Codepoint {
        NOT_ECT(Ecn.NOT_ECT, Flags.CWR),
        ECT_1(Ecn.ECT_1, Setup.ECN_SETUP),
        ECT_0(Ecn.ECT_0, Flags.AE),
        CE(Ecn.CE, Flags.AE.with(Flags.CWR));

        private final Ecn ecn;
        private final Flags told;

        Codepoint(Ecn ecn, Flags told) {
            this.ecn = ecn;
            this.told = told;
        }
    }

    @Probe(
            id = "ecn.accurate-setup-syn.answered-as-claimed",
            rules = "RFC9768-3.1.1-1",
            state = LISTEN,
            claim = "Who has Accurate ECN tells what stood on the SYN; all others answer classic ECN, or none")
    void answered(Lab lab, Codepoint row) {
        Connection c = lab.reach(LISTEN);

        c.send(ASKING.ecn(row.ecn));
        c.expect(
                lab.given(Given.RFC9768, synAck().and(row.told), anyOf(synAck().and(Flags.ECE), synAck())),
                "all three flags would be a reflection, and AE with ECE means nothing");
    }

    @Probe(
            id = "ecn.accurate-setup-syn.told-on-demand",
            rules = "RFC9768-3.1.1-1",
            state = LISTEN,
            settings = "net.ipv4.tcp_ecn=3",
            claim = "Where Accurate ECN is switched on, the SYN,ACK tells what stood on the SYN")
    void toldOnDemand(Lab lab, Codepoint row) {
        Connection c = lab.reach(LISTEN);

        c.send(ASKING.ecn(row.ecn));
        c.expect(synAck().and(row.told), "the opener learns at once whether something on the path changes it");
    }
}
