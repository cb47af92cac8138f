// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.queues;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_SENT;

import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** A backlog that is larger than net.core.somaxconn. */
final class BacklogAndSomaxconn {

    private static final String SOMAXCONN = "net.core.somaxconn";
    private static final int HUGE = 100_000;

    @Probe(
            id = "lifecycle.backlog-above-somaxconn.clamped",
            rules = {"DOC-133", "DOC-144"},
            claim = "The accept queue is limited by min(backlog, somaxconn); to raise one of them alone is not enough",
            tags = "backlog")
    void clamped(Hosts hosts) {
        hosts.open();
        long usual = hosts.listener().setting(SOMAXCONN);
        hosts.listener().listen(HUGE).expectQueue(0, usual, "somaxconn is less than the user asks for");
        hosts.listener().listen(1).expectQueue(0, 1, "the user asks for less than somaxconn");

        hosts.listener().set(SOMAXCONN, "2");
        HostListener small = hosts.listener().listen(HUGE);
        fill(hosts, small, 2, 1);
        hosts.listener().set(SOMAXCONN, "4");
        fill(hosts, hosts.listener().listen(HUGE), 4, 2);
        small.expectQueue(3, 2, "who listens already keeps the old limit");
    }

    /** @param drops of this and all before it */
    private static void fill(Hosts hosts, HostListener listener, int limit, int drops) {
        listener.expectQueue(0, limit, "the limit is somaxconn, whatever the user asks for");
        hosts.opener()
                .connect(listener, limit + 1)
                .forEach(life ->
                        life.expectStates(ESTABLISHED, ESTABLISHED, "there is room for one more than the limit"));
        Life late = hosts.opener().connect(listener);
        late.expectStates(SYN_SENT, LISTEN, "and for no more");
        hosts.listener().expectCounter(FullQueue.DROPS, drops, "its SYN was dropped");
        late.opener().abort();
        listener.expectQueue(limit + 1L, limit, "the queue is full");
    }
}
