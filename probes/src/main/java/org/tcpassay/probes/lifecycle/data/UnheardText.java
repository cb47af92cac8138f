// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.data;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.connection;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Backoff;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** A program writes before the other end knows of the connection. */
final class UnheardText {

    private static final Duration LATER = Duration.ofMillis(300);
    private static final Duration ON_ITS_WAY = Duration.ofMillis(100); // from the path to the listener, at the most
    private static final Condition TEXT = allOf(connection(3), Conditions.from(OPENER), data());
    private static final Condition ACK = allOf(connection(3), Conditions.from(LISTENER), flags("."));

    @Probe(
            id = "lifecycle.unheard-text.sent-again",
            rules = {"RFC9293-3.10.8-RTX", "DOC-020"},
            claim =
                    "While the listener stands in SYN-RECEIVED for want of room in its queue, text of the opener is neither"
                            + " acknowledged nor taken, and is sent again with doubling gaps; when there is room it arrives",
            tags = {"slow", "data", "backlog", "retransmission"},
            settings = "net.ipv4.tcp_early_retrans=0")
    void sentAgain(Hosts hosts) {
        hosts.through(Scenario.named("third segments come late")
                .says("The third segment of each handshake is delayed, so that two are under way at a time.")
                .rule("late", handshake(3), Faults.delay(LATER))
                .build());
        HostListener listener = hosts.listener().listen(1);
        hosts.opener().connect(listener).expectStates(ESTABLISHED, ESTABLISHED, "one of two places is taken");
        Life first = hosts.opener().connect(listener);
        Life second = hosts.opener().connect(listener);
        first.expectStates(ESTABLISHED, ESTABLISHED, "there is room for one more");
        second.expectStates(ESTABLISHED, SYN_RECEIVED, "and not for two: the third segment is ignored");

        Backoff backoff = hosts.opener().backoff(second.opener().retransmissionTimeOut(), 2);
        second.opener().send("anybody?");
        Passage sent = hosts.expect(nth(1, TEXT), "the opener believes that the connection stands");
        hosts.expect(nth(2, TEXT), Timing.about(sent, backoff.again().get(0)), "nobody acknowledges the text");
        hosts.expect(nth(3, TEXT), Timing.about(sent, backoff.again().get(1)), "the gap doubles");
        hosts.expectCount(0, ACK, "the listener has not acknowledged anything");
        second.expectStays(LISTENER, SYN_RECEIVED, ON_ITS_WAY, "text does not help it either");

        listener.accept();
        hosts.expect(nth(4, TEXT), Timing.about(sent, backoff.end()), "the gap doubles again");
        second.expectStates(ESTABLISHED, ESTABLISHED, "now there is room");
        listener.accept();
        second.listener().expectReceived("anybody?", "and the text arrives");
    }
}
