// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;

import java.time.Duration;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** A road on which the second and the third segment take their time. */
final class SlowRoad {

    private static final Duration SLOW = Duration.ofMillis(300); // shorter than any first time-out

    @Probe(
            id = "lifecycle.slow-road.who-returns-when",
            rules = {"RFC9293-3.5-3WHS", "DOC-134"},
            claim = "connect() returns when SYN,ACK has arrived, accept() when the third segment has",
            tags = "handshake")
    void whoReturnsWhen(Hosts hosts) {
        hosts.through(Scenario.named("a slow handshake")
                .says("SYN,ACK and the acknowledgment of it come late.")
                .rule("SYN,ACK comes late", handshake(2), Faults.delay(SLOW))
                .rule("the third segment comes late", handshake(3), Faults.delay(SLOW))
                .build());
        HostListener listener = hosts.listener().listen();

        Life life = hosts.opener().connect(listener);
        hosts.expect(nth(1, handshake(2)), "the listener answers a SYN");
        life.expectStates(SYN_SENT, SYN_RECEIVED, "SYN,ACK is under way");
        life.expectStillOpening("connect() waits for it");

        life.expectOpened("connect() returns when SYN,ACK is there");
        life.expectStates(ESTABLISHED, SYN_RECEIVED, "the third segment is under way");
        listener.expectNothingToAccept("accept() waits for it");

        life.expectStates(ESTABLISHED, ESTABLISHED, "the third segment is there");
        life.listener().expectNoError("accept() returns");
    }
}
