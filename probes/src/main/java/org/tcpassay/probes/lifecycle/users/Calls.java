// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.users;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.TIME_WAIT;

import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.HostSocket;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** The calls of two programs, from the first to the last. */
final class Calls {

    @Probe(
            id = "lifecycle.calls.each-on-the-wire",
            rules = {"RFC9293-3.5-3WHS", "RFC9293-3.10.4-CLOSE-ESTAB", "DOC-130"},
            claim =
                    "socket, bind, listen, accept; connect; write and read; close: each shows on the wire, and a read comes to"
                            + " the end of the stream when the other side has closed",
            tags = {"handshake", "data", "teardown"})
    void eachOnTheWire(Hosts hosts) {
        hosts.open();
        HostListener listener = hosts.listener().listen();
        Life life = hosts.opener().connect(listener);
        hosts.expect(nth(1, handshake(1)), "connect() sends SYN");
        hosts.expect(nth(1, handshake(2)), "who listens answers");
        hosts.expect(nth(1, handshake(3)), "and is answered");
        life.expectOpened("connect() returns");
        HostSocket server = life.listener();

        life.opener().send("question");
        hosts.expect(allOf(Conditions.from(OPENER), data()), "write() sends data");
        server.expectReceived("question", "which read() gives to the other side");
        server.send("answer");
        hosts.expect(allOf(Conditions.from(LISTENER), data()), "and back");
        life.opener().expectReceived("answer", "read() gives it");

        life.opener().close();
        hosts.expect(fin(OPENER), "close() sends FIN");
        server.expectEndOfStream("read() of the other side comes to the end");
        life.expectState(LISTENER, CLOSE_WAIT, "until its program closes too");
        server.close();
        hosts.expect(fin(LISTENER), "which sends FIN");
        life.expectStates(TIME_WAIT, CLOSED, "the one that closed first has to wait");
    }
}
