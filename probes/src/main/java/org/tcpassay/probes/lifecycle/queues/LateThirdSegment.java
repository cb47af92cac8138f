// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.queues;

import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.probes.lifecycle.queues.HalfOpen.ACKS;
import static org.tcpassay.probes.lifecycle.queues.HalfOpen.SYN_ACKS;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;

import org.tcpassay.expect.Timing;
import org.tcpassay.script.Backoff;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** The acknowledgment of a SYN,ACK comes when the accept queue has become full; the first copy of it was lost. */
final class LateThirdSegment {

    @Probe(
            id = "lifecycle.late-third-segment.ignored",
            rules = {"RFC9293-3.10.8-RTX-SYNACK", "DOC-013", "DOC-014", "DOC-016", "DOC-017"},
            claim =
                    "A third segment that finds the accept queue full is ignored, as if it had been lost: the SYN,ACK is"
                            + " sent again, and the opener acknowledges it again",
            tags = {"slow", "backlog", "retransmission"})
    void ignored(Hosts hosts) {
        Backoff backoff = HalfOpen.road(hosts);
        HostListener listener = hosts.listener().listen(FullQueue.BACKLOG);
        Life life = HalfOpen.besideFullQueue(hosts, listener);
        Passage synAck = hosts.expect(nth(1, SYN_ACKS), "the listener answers a SYN");

        hosts.expect(nth(2, SYN_ACKS), Timing.about(synAck, backoff.again().get(0)), "the acknowledgment was lost");
        hosts.expect(nth(2, ACKS), "the opener acknowledges a SYN,ACK that comes again, though it has nothing to say");
        hosts.listener().expectCounter(FullQueue.OVERFLOWS, 1, "which is ignored, because the queue is full");
        hosts.listener().expectCounter(FullQueue.DROPS, 1, "and counted as dropped");
        life.expectStates(ESTABLISHED, SYN_RECEIVED, "only the opener believes in the connection");

        hosts.expect(nth(3, SYN_ACKS), Timing.about(synAck, backoff.again().get(1)), "so the SYN,ACK comes again");
        hosts.expect(nth(3, ACKS), "and again it is acknowledged");
        hosts.listener().expectCounter(FullQueue.OVERFLOWS, 2, "and again in vain");
    }

    @Probe(
            id = "lifecycle.late-third-segment.completes-after-accept",
            rules = {"RFC9293-3.10.8-RTX-SYNACK", "DOC-018"},
            claim = "If the program accepts while the SYN,ACK is still repeated, its next acknowledgment completes the"
                    + " connection",
            tags = {"slow", "backlog", "retransmission"})
    void completesAfterAccept(Hosts hosts) {
        Backoff backoff = HalfOpen.road(hosts);
        HostListener listener = hosts.listener().listen(FullQueue.BACKLOG);
        Life life = HalfOpen.besideFullQueue(hosts, listener);
        Passage synAck = hosts.expect(nth(1, SYN_ACKS), "the listener answers a SYN");
        hosts.expect(nth(2, ACKS), Timing.about(synAck, backoff.again().get(0)), "its repetition is acknowledged");
        hosts.listener().expectCounter(FullQueue.OVERFLOWS, 1, "in vain: the queue is full");

        listener.accept();
        life.expectStates(ESTABLISHED, SYN_RECEIVED, "room alone changes nothing: the acknowledgment is forgotten");
        hosts.expect(nth(3, SYN_ACKS), Timing.about(synAck, backoff.again().get(1)), "the SYN,ACK comes again");
        life.expectStates(ESTABLISHED, ESTABLISHED, "and this time its acknowledgment is heard");
    }
}
