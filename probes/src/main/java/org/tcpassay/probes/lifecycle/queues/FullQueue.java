// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.queues;

import static org.tcpassay.rules.State.ESTABLISHED;

import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;

/** Listeners whose user does not accept, so that their queue fills. */
final class FullQueue {

    /** What the user asks for. */
    static final int BACKLOG = 2;

    /** Linux asks whether more wait than the limit says, so one connection more finds room. */
    static final int ROOM = BACKLOG + 1;

    /** New SYNs and third segments that found the queue full. */
    static final String OVERFLOWS = "TcpExtListenOverflows";

    /** Whatever a listener has dropped. */
    static final String DROPS = "TcpExtListenDrops";

    private FullQueue() {}

    static HostListener of(Hosts hosts) {
        return hosts.preamble("a full queue", () -> {
            HostListener listener = hosts.listener().listen(BACKLOG);
            fill(hosts, listener);
            return listener;
        });
    }

    /** On the way to a state, not as the claim. */
    static void fill(Hosts hosts, HostListener listener) {
        hosts.opener().connect(listener, ROOM).forEach(life -> {
            life.expectOpened("there is room for it");
            life.expectStates(ESTABLISHED, ESTABLISHED, "both ends know that it stands");
        });
        listener.expectQueue(ROOM, BACKLOG, "nobody accepts them, so they wait");
    }
}
