// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.segments;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Checksum;

/** A segment that is damaged on the way, and one that is lost. */
final class DamageAndLoss {

    @Probe(
            id = "lifecycle.damage-and-loss.made-good",
            rules = {"RFC9293-MUST-3", "RFC9293-3.10.8-RTX", "DOC-001"},
            state = ESTABLISHED,
            claim =
                    "A checksum shows what is damaged, an acknowledgment what has come, and what is not acknowledged is sent"
                            + " again until it is",
            tags = {"slow", "data", "retransmission"})
    void madeGood(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.send(data("hello").checksum(Checksum.wrongBy(1)));
        c.expectSilence("what is damaged is dropped without a word, as if it were lost");
        c.expectNothingReceived("and not delivered");
        c.send(data("hello"));
        c.expect(ack(), "the sound copy is acknowledged");
        c.expectReceived("hello", "and delivered");

        c.user().send("lost");
        c.expect(data("lost"), "the user's data is sent");
        c.expectRepeated(data("lost").seq(SND_UNA), "no acknowledgment: it may be lost");
        c.expectRepeated(data("lost").seq(SND_UNA), "nor now");
        c.send(ack());
        c.expectSilence(lab.time("rto-min-ms").multipliedBy(6), "it is acknowledged, so that is the end of it");
    }
}
