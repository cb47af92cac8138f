// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** In-order data whose timestamp is older than the newest that was taken. */
final class OldTimestamp {

    enum Age {
        BY_ONE(1),
        BY_FAR(1_000);

        private final long ticks;

        Age(long ticks) {
            this.ticks = ticks;
        }
    }

    @Probe(
            id = "timestamps.data-with-old-timestamp.dropped",
            rules = "RFC7323-5.3-R1",
            state = ESTABLISHED,
            claim = "PAWS: data with an old timestamp is dropped and acknowledged, however right its numbers are")
    void dropped(Lab lab, Age row) {
        lab.needs(Given.RFC7323);
        Connection c = lab.connect(syn().mss(1460).timestamps());
        c.send(data("new"));
        c.expect(ack().timestamps(), "an ordinary segment is taken and moves TS.Recent");

        c.send(data("old").timestampOlderBy(row.ticks));
        c.expect(ack(), "an old segment is answered by an acknowledgment and not looked at");
        c.expectReceived("new", "what came before is delivered");
        c.expectNothingReceived("what PAWS dropped is not");
    }
}
