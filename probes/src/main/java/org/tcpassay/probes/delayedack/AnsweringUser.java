// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.delayedack;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** The user of the target answers each text by text. */
final class AnsweringUser {

    @Probe(
            id = "delayed-ack.answered-at-once.rides-on-answer",
            rules = "RFC9293-3.10.7.4-TEXT-ES-PIGGY",
            state = ESTABLISHED,
            claim = "The acknowledgment of text travels with the answer of a user who is quick")
    void ridesOnAnswer(Lab lab) {
        expectRide(lab, Duration.ZERO);
    }

    @Probe(
            id = "delayed-ack.answered-within-delay.rides-on-answer",
            rules = "RFC1122-4.2.3.2-1",
            state = ESTABLISHED,
            claim = "A delayed acknowledgment is combined with an answer that comes within the delay")
    void ridesOnLaterAnswer(Lab lab) {
        expectRide(lab, lab.time("delayed-ack-min-ms").dividedBy(2));
    }

    private static void expectRide(Lab lab, Duration thought) {
        Duration delay = lab.time("delayed-ack-min-ms");
        Connection c = lab.preamble("ESTABLISHED, text and answers", () -> talking(lab));

        Moment request = c.send(data("request"));
        c.expectSilence("an answer may come soon");
        c.pause(thought);
        c.expectReceived("request", "the user takes the text");
        c.user().send("answer");
        Seen next = c.expect(anyOf(data("answer"), ack()), "the answer carries the acknowledgment")
                .orElseThrow();
        boolean alone = next.payload().isEmpty();
        long afterNs = next.timeNs() - request.timeNs();
        c.judge(
                "an acknowledgment goes alone only when its time is up",
                "text and acknowledgment in one, or an acknowledgment after " + delay.toMillis() + " ms",
                !alone || afterNs >= delay.toNanos(),
                "an acknowledgment alone after " + afterNs / 1_000_000 + " ms");
    }

    /** Stacks that acknowledge eagerly at first have learnt that this user answers. */
    private static Connection talking(Lab lab) {
        Connection c = lab.connect(syn().mss(1460));
        for (int i = 0; i < 3; i++) {
            c.send(data("request"));
            c.user().receive().result();
            c.user().send("answer");
            c.await(data("answer"), "the user answers");
            c.send(ack());
        }
        return c;
    }
}
