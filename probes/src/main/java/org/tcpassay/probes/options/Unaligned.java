// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.options;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** Options that begin at odd offsets. */
final class Unaligned {

    @Probe(
            id = "options.unaligned-in-syn.honoured",
            rules = {"RFC9293-MUST-64", "RFC9293-MUST-4"},
            state = LISTEN,
            claim = "Options count wherever they begin, and end with the list")
    void honoured(Lab lab) {
        Connection c = lab.preamble(
                "ESTABLISHED",
                () -> lab.connect(
                        syn().option(new TcpOption.NoOperation()).mss(600).option(new TcpOption.EndOfList())));

        c.user().send(lab.payload(1_000));
        c.expect(ack().anyPayload(Range.exactly(600)), "the MSS at an odd offset bounds the segment");
    }
}
