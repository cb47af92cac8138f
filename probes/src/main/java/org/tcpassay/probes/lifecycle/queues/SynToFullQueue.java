// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.queues;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.connection;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_SENT;

import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Backoff;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** A SYN that finds the accept queue full. */
final class SynToFullQueue {

    @Probe(
            id = "lifecycle.syn-to-full-queue.dropped",
            rules = {"DOC-008", "DOC-014", "DOC-022"},
            claim = "A SYN that finds the accept queue full is dropped in silence and counted, though nothing is half open",
            tags = "backlog")
    void dropped(Hosts hosts) {
        hosts.open();
        HostListener listener = FullQueue.of(hosts);
        hosts.listener().expectCounter(FullQueue.OVERFLOWS, 0, "so far everything found room");

        droppedNow(hosts, listener);
        hosts.listener().expectCounter(FullQueue.OVERFLOWS, 1, "because the queue of accept() is full");
    }

    @Probe(
            id = "lifecycle.syn-to-full-queue.no-reset-by-setting",
            rules = {"DOC-088", "DOC-008"},
            claim = "tcp_abort_on_overflow does not make the kernel answer new SYNs with RST: they are dropped as ever",
            tags = "backlog",
            settings = "net.ipv4.tcp_abort_on_overflow=1")
    void noResetBySetting(Hosts hosts) {
        hosts.open();
        droppedNow(hosts, FullQueue.of(hosts));
    }

    private static void droppedNow(Hosts hosts, HostListener listener) {
        Life late = hosts.opener().connect(listener);
        hosts.listener().expectCounter(FullQueue.DROPS, 1, "the very first SYN of those that find no room is dropped");
        hosts.expectCount(0, answers(late), "no RST says so: the opener is to try again");
        late.expectStates(SYN_SENT, LISTEN, "so it waits");
        late.expectStillOpening("and its user with it");
    }

    private static Condition answers(Life life) {
        return allOf(connection(life.number()), Conditions.from(LISTENER));
    }

    @Probe(
            id = "lifecycle.syn-to-full-queue.served-when-repeated",
            rules = {"RFC9293-MUST-22", "DOC-023"},
            claim = "After a SYN was dropped for want of room nothing happens until the opener repeats it",
            tags = {"slow", "backlog", "retransmission"})
    void servedWhenRepeated(Hosts hosts) {
        hosts.open();
        Backoff backoff = hosts.opener().synBackoff();
        HostListener listener = FullQueue.of(hosts);

        Life late = hosts.opener().connect(listener);
        Condition syns = allOf(connection(late.number()), handshake(1));
        Passage dropped = hosts.expect(nth(1, syns), "an open sends a SYN");
        hosts.listener().expectCounter(FullQueue.DROPS, 1, "it is dropped");
        listener.accept();
        late.expectStillOpening("now there is room, but the listener knows of no SYN");

        hosts.expect(nth(2, syns), Timing.about(dropped, backoff.again().get(0)), "the opener repeats it");
        late.expectOpened("and this one is answered");
        late.expectStates(ESTABLISHED, ESTABLISHED, "as if nothing had been");
    }
}
