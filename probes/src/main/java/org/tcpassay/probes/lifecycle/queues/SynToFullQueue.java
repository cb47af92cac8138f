// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.queues;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.connection;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_SENT;

import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** A SYN that finds the accept queue full. */
final class SynToFullQueue {

    @Probe(
            id = "lifecycle.syn-to-full-queue.dropped",
            rules = {"DOC-008", "DOC-014", "DOC-022"},
            claim =
                    "A SYN that finds the accept queue full is dropped in silence and counted, though nothing is half open",
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
}
