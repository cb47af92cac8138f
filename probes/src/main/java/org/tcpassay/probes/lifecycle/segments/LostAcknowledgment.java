// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.segments;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An acknowledgment that does not arrive. */
final class LostAcknowledgment {

    @Probe(
            id = "lifecycle.lost-acknowledgment.not-repeated",
            rules = {"RFC9293-3.8-DUPDATA", "RFC9293-3.5-NOACKACK", "DOC-080"},
            state = ESTABLISHED,
            claim = "An acknowledgment that was lost is not sent again by itself, but when what it was for comes again",
            tags = {"slow", "data", "retransmission"})
    void notRepeated(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.send(data("hello"));
        c.expect(ack(), "this acknowledgment is lost, let us say");

        Duration longer = lab.time("rto-initial-ms").multipliedBy(2);
        c.expectSilence(longer, "it takes no number, so nobody waits for an answer to it");
        c.send(data("hello").seq(RCV_NXT.minus(5)));
        c.expect(ack(), "the sender repeats its data, and that draws it once more");
        c.expectReceived("hello", "the data is delivered");
        c.expectNothingReceived("once");
    }
}
