// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;

import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** A road that carries segments in one direction only. */
final class OneWayRoad {

    @Probe(
            id = "lifecycle.one-way-road.no-handshake",
            rules = {"RFC9293-3.5-3WHS", "DOC-139"},
            claim = "A handshake ends only where both directions work: what the listener sends must arrive as well",
            tags = {"slow", "handshake"})
    void noHandshake(Hosts hosts) {
        hosts.open();
        HostListener listener = hosts.listener().listen();
        hosts.cutFrom(hosts.listener());

        Life life = hosts.opener().connect(listener);
        hosts.expect(nth(1, handshake(2)), "the SYN arrives and is answered");
        hosts.expect(nth(2, handshake(1)), "the answer does not arrive, so the SYN is sent again");
        life.expectStates(SYN_SENT, SYN_RECEIVED, "neither end takes that for a connection");
        life.expectStillOpening("the opener's user waits");
        listener.expectNothingToAccept("and so does the listener's");

        hosts.heal();
        life.expectOpened("when the other direction works too the next answer arrives");
        life.expectStates(ESTABLISHED, ESTABLISHED, "the connection stands");
    }
}
