// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.queues;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.connection;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;

import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** Connections to a listener of backlog 2 whose user does not accept. */
final class BacklogOfTwo {

    @Probe(
            id = "lifecycle.backlog-of-two.three-fit",
            rules = {"DOC-010", "DOC-089"},
            claim =
                    "listen(2) lets three connections stand that nobody has accepted, and the SYN of a fourth is dropped",
            tags = "backlog")
    void threeFit(Hosts hosts) {
        hosts.open();
        HostListener listener = FullQueue.of(hosts);

        Life fourth = hosts.opener().connect(listener);
        hosts.listener().expectCounter(FullQueue.DROPS, 1, "a SYN was dropped");
        hosts.expectCount(
                0, allOf(connection(fourth.number()), Conditions.from(LISTENER)), "the queue is longer than its limit");
        fourth.expectStates(SYN_SENT, LISTEN, "the listener keeps nothing of it");

        listener.accept();
        listener.accept();
        listener.accept();
        listener.expectNothingToAccept("the fourth was never taken in");
    }

    @Probe(
            id = "lifecycle.backlog-of-two.half-open-apart",
            rules = {"RFC9293-3.10.7.2-LISTEN-SYN", "DOC-009"},
            claim = "What is half open stands in the table of connections and not in the queue of accept()",
            tags = "backlog")
    void halfOpenApart(Hosts hosts) {
        hosts.losing(
                "all of the first connection but its SYN",
                allOf(connection(1), Conditions.from(OPENER), Conditions.not(Conditions.handshake(1))));
        HostListener listener = hosts.listener().listen(FullQueue.BACKLOG);

        Life halfOpen = hosts.opener().connect(listener);
        halfOpen.expectOpened("the opener has seen SYN,ACK");
        Life whole = hosts.opener().connect(listener);
        whole.expectStates(ESTABLISHED, ESTABLISHED, "its three segments got through");

        halfOpen.expectStates(ESTABLISHED, SYN_RECEIVED, "one stands for the opener alone");
        listener.expectQueue(1, FullQueue.BACKLOG, "the queue has what is complete");
        whole.listener();
        listener.expectNothingToAccept("accept() takes what is complete, though it came later, and nothing else");
    }
}
