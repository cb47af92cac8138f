// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.queues;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.connection;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.probes.lifecycle.queues.HalfOpen.ACKS;
import static org.tcpassay.probes.lifecycle.queues.HalfOpen.SYN_ACKS;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;

import org.tcpassay.expect.Timing;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Backoff;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** The same late third segment, where tcp_abort_on_overflow says that it is to be refused. */
final class OverflowRefused {

    @Probe(
            id = "lifecycle.late-third-segment.reset-by-setting",
            rules = "DOC-015",
            claim = "With tcp_abort_on_overflow a third segment that finds the accept queue full draws a RST",
            tags = {"slow", "backlog"},
            settings = "net.ipv4.tcp_abort_on_overflow=1")
    void resetBySetting(Hosts hosts) {
        Backoff backoff = HalfOpen.road(hosts);
        Life life = HalfOpen.besideFullQueue(hosts, hosts.listener().listen(FullQueue.BACKLOG));
        Passage synAck = hosts.expect(nth(1, SYN_ACKS), "the listener answers a SYN");

        Timing again = Timing.about(synAck, backoff.again().get(0));
        hosts.expect(nth(2, ACKS), again, "the repetition of the SYN,ACK is acknowledged");
        hosts.expect(allOf(connection(1), Conditions.from(LISTENER), flags("R")), "and now the listener refuses");
        life.opener().expectError("ECONNRESET", "the opener learns that nobody will serve it");
        life.expectWalk(LISTENER, "the listener keeps nothing", LISTEN, SYN_RECEIVED, CLOSED);
    }
}
