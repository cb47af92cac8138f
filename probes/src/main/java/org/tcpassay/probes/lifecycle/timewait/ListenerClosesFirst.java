// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.timewait;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.TIME_WAIT;

import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** A server closes each connection first. */
final class ListenerClosesFirst {

    @Probe(
            id = "lifecycle.listener-closes-first.serves-on",
            rules = {"RFC9293-MUST-13", "DOC-042", "DOC-113"},
            claim = "TIME-WAIT at a server takes no port away: its one port serves the next",
            tags = "time-wait")
    void servesOn(Hosts hosts) {
        hosts.open();
        HostListener listener = hosts.listener().listen();
        Life one = hosts.opener().connect(listener);
        Life other = hosts.opener().connect(listener);
        one.listener().close();
        other.listener().close();
        one.expectStates(CLOSE_WAIT, FIN_WAIT_2, "the server closes first");
        other.expectStates(CLOSE_WAIT, FIN_WAIT_2, "the server closes first");
        one.opener().close();
        other.opener().close();
        one.expectStates(CLOSED, TIME_WAIT, "one record of it stays at the server");
        other.expectStates(CLOSED, TIME_WAIT, "and another, of the same port");

        Life next = hosts.opener().connect(listener);
        next.expectOpened("the next comes from another port");
        next.listener().send("served");
        next.opener().expectReceived("served", "and is served");
        one.expectStates(CLOSED, TIME_WAIT, "while the old ones wait");
    }
}
