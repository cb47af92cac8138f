// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.queues;

import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.connection;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.ESTABLISHED;

import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.script.Backoff;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** A SYN that was dropped because the accept queue was full. */
final class DroppedSyn {

    @Probe(
            id = "lifecycle.dropped-syn.served-when-repeated",
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
