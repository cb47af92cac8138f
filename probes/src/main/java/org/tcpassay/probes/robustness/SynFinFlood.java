// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** Many SYNs that carry FIN as well, each withdrawn. */
final class SynFinFlood {

    private static final int MANY = 40;

    @Probe(
            id = "robustness.syn-fin-flood.survived",
            rules = {"RFC9293-3.10.7.2-LISTEN-SYNFIN", "RFC9293-3.10.7.2-LISTEN-RST"},
            state = LISTEN,
            claim = "SYNs with FIN open connections or nothing, and leave nothing behind when they are reset",
            resembles = "CVE-2012-6638 (SYN+FIN flood)")
    void survived(Lab lab) {
        Listener listener = lab.listen();
        for (int i = 0; i < MANY; i++) {
            Connection c = lab.dial(listener);
            c.send(segment("SF"));
            c.expect(
                    anyOf(synAck().ack(SEG_SEQ.plus(1)), silence()),
                    "a SYN is a SYN and its FIN waits, unless the target takes it for a scan");
            c.send(rst().seq(SEG_SEQ.plus(1)));
        }

        Alive.expect(lab, listener);
    }
}
