// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.queues;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.anyFlags;
import static org.tcpassay.fault.conditions.Conditions.connection;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_RECEIVED;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Backoff;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** Data of an opener who believes in its connection, while the listener's queue is full and never drains. */
final class DataBeforeAccept {

    private static final Condition DATA = allOf(connection(1), Conditions.from(OPENER), data());
    private static final Condition RESETS = allOf(connection(1), Conditions.from(LISTENER), anyFlags("R"));

    @Probe(
            id = "lifecycle.data-before-accept.reset-in-the-end",
            rules = {"RFC9293-3.10.7.2-LISTEN-DATAACK", "DOC-013", "DOC-019"},
            claim =
                    "Data that finds the accept queue full is dropped and repeated, until the listener has given its SYN,ACK"
                            + " up; whatever comes next draws a RST",
            tags = {"slow", "backlog", "retransmission"},
            settings = "net.ipv4.tcp_synack_retries=1")
    void resetInTheEnd(Hosts hosts) {
        Backoff backoff = HalfOpen.road(hosts);
        Life life = HalfOpen.besideFullQueue(hosts, hosts.listener().listen(FullQueue.BACKLOG));
        Passage synAck = hosts.expect(nth(1, HalfOpen.SYN_ACKS), "the listener has answered the SYN");

        Duration timeOut = life.opener().retransmissionTimeOut();
        life.opener().send("hello");
        hosts.expect(nth(2, DATA), "nobody acknowledges the data, so it is sent again");
        life.expectState(LISTENER, SYN_RECEIVED, "it is as good as a third segment, and dropped like one");

        Moment gone = life.expectState(
                LISTENER, CLOSED, Timing.about(synAck, backoff.end()), "the listener gives its SYN,ACK up");
        // gaps double, so the next copy comes after no more time than has gone so far
        Timing next = Timing.between(gone, Duration.ZERO, backoff.end().plus(timeOut));
        hosts.expect(nth(1, RESETS), next, "the next copy of the data meets a port that knows of no connection");
        life.opener().expectError("ECONNRESET", "only now the opener learns of it");
    }
}
