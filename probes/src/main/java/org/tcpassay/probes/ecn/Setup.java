// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.wire.Flags;

/** Connections on which both ends use ECN. */
final class Setup {

    /** Makes Linux ask for ECN when it opens; by default it only answers. */
    static final String ASKING = "net.ipv4.tcp_ecn=1";

    static final Flags ECN_SETUP = Flags.ECE.with(Flags.CWR);

    /** Bytes of a segment in bulk. */
    static final int SIZE = 1_000;

    private Setup() {}

    /** An ECN-setup SYN. */
    static SegmentSpec setupSyn() {
        return syn().mss(SIZE).and(ECN_SETUP);
    }

    /** An ECN-setup SYN,ACK. */
    static SegmentSpec setupSynAck() {
        return synAck().mss(SIZE).and(Flags.ECE);
    }

    /** ESTABLISHED with ECN, opened by the tester. */
    static Connection established(Lab lab) {
        return established(lab, lab.listen());
    }

    private static Connection established(Lab lab, Listener listener) {
        lab.needs(Given.RFC3168);
        return lab.preamble("ESTABLISHED with ECN", () -> {
            Connection c = lab.dial(listener);
            c.send(setupSyn());
            c.expect(synAck().and(Flags.ECE), "who claims ECN answers an ECN-setup SYN with an ECN-setup SYN,ACK");
            c.send(ack());
            return c.accept();
        });
    }
}
