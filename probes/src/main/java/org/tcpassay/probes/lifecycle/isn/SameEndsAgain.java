// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.isn;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** A connection between two ends that have had one before. */
final class SameEndsAgain {

    @Probe(
            id = "lifecycle.same-ends-again.old-data-kept-out",
            rules = {"RFC9293-3.10.7.4-SEQ-ES-OOW", "RFC9293-MUST-8", "DOC-067"},
            state = ESTABLISHED,
            claim =
                    "A connection between the same two ends has other numbers than the one before, so that old data falls"
                            + " outside its window",
            tags = {"isn", "data"})
    void oldDataKeptOut(Lab lab) {
        Listener listener = lab.listen();
        Connection before = lab.connect(listener, syn().seq(1_000).mss(1460));
        Connection after = lab.preamble("the same two ends, connected anew", () -> {
            before.send(rst());
            before.expectState(CLOSED, "the earlier connection is gone");
            Connection again = lab.dial(listener, before.testerPort());
            again.send(syn().seq(1_000_000_000).mss(1460));
            again.expect(synAck(), "the port is free again");
            again.send(ack());
            again.accept();
            return again;
        });

        after.judge(
                "each connection begins elsewhere",
                "another ISS than " + before.value(ISS),
                after.value(ISS) != before.value(ISS),
                Long.toString(after.value(ISS)));
        after.send(data("old").seq(1_001).refused());
        after.expect(ack(), "the number of the old data lies outside the window: it is only acknowledged");
        after.expectNothingReceived("and not delivered");
    }
}
