// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import java.util.Optional;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** A segment without timestamps although they were negotiated. */
final class MissingTimestamp {

    private static final Duration LONGEST_DELAY = Duration.ofMillis(500); // of an acknowledgment, RFC 9293 MUST-40

    @Probe(
            id = "timestamps.missing-on-data.dropped",
            rules = "RFC7323-3.2-6",
            state = ESTABLISHED,
            claim = "Data without the timestamps that were negotiated is dropped silently")
    void dropped(Lab lab) {
        Connection c = established(lab);

        c.send(data("bare").withoutTimestamps().refused());
        c.expectSilence("a segment that PAWS cannot judge should be dropped without an answer");
        c.expectNothingReceived("nor should it be delivered");
    }

    @Probe(
            id = "timestamps.missing-on-data.not-aborted",
            rules = "RFC7323-3.2-7",
            state = ESTABLISHED,
            claim = "A segment without timestamps never aborts the connection")
    void notAborted(Lab lab) {
        Connection c = established(lab);

        c.send(data("bare").withoutTimestamps().refused());
        Optional<Seen> answer = c.expect(
                anyOf(silence(), ack().ack(RCV_NXT.plus(4))), "it is dropped or taken, and never a reason to abort");
        if (answer.isEmpty()) {
            c.takeIn(LONGEST_DELAY); // what takes it may be about to say so
        }

        c.send(data("bare"));
        c.expect(ack().timestamps(), "the connection goes on");
        c.expectReceived("bare", "and delivers");
        c.expectNothingReceived("once only");
    }

    @Probe(
            id = "timestamps.missing-on-rst.taken",
            rules = "RFC7323-3.2-6",
            state = ESTABLISHED,
            claim = "A reset needs no timestamps")
    void takenReset(Lab lab) {
        Connection c = established(lab);

        c.send(rst());
        c.expectState(CLOSED, "a host that lost its memory cannot stamp its resets");
    }

    private static Connection established(Lab lab) {
        lab.needs(Given.RFC7323);
        return lab.connect(syn().mss(1460).timestamps());
    }
}
