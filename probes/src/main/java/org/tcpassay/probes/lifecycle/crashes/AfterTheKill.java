// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.crashes;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.anyFlags;
import static org.tcpassay.fault.conditions.Conditions.connection;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.rules.State.ESTABLISHED;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.HostProgram;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** What comes to a port after the process that served it was killed. */
final class AfterTheKill {

    private static final int PORT = 7000;
    private static final String LISTEN = "listen " + PORT + " 4";

    @Probe(
            id = "lifecycle.after-the-kill.port-closed",
            rules = {"RFC9293-3.10.7.1-CLOSED-SYN", "DOC-129"},
            claim = "After kill -9 of its process a port is closed: a SYN draws RST,ACK, and connect() is refused",
            tags = {"slow", "crashes", "reset"})
    void portClosed(Hosts hosts) {
        hosts.open();
        HostProgram server = hosts.listener().program(LISTEN);
        HostListener listener = server.listening(PORT);
        hosts.opener().connect(listener).expectOpened("the port is open");

        server.kill();
        Life refused = hosts.opener().connect(listener);
        Passage syn = hosts.expect(allOf(connection(refused.number()), handshake(1)), "an open sends a SYN");
        hosts.expect(
                allOf(connection(refused.number()), Conditions.from(LISTENER), flags("R.")), "nobody listens there");
        Timing atOnce = Timing.between(
                syn, Duration.ZERO, hosts.opener().synBackoff().again().get(0));
        refused.expectOpenFails("ECONNREFUSED", atOnce, "the user need not wait for the SYN to be repeated");
    }

    @Probe(
            id = "lifecycle.after-the-kill.old-segments-reset",
            rules = {"RFC9293-3.10.7.1-CLOSED-ACK", "DOC-158", "DOC-128"},
            claim =
                    "A process that ends lets its kernel send FIN by itself; what comes for the old connection after that"
                            + " draws RST, though another process listens at the port again",
            tags = {"slow", "crashes", "reset"})
    void oldSegmentsReset(Hosts hosts) {
        hosts.open();
        HostProgram server = hosts.listener().program(LISTEN, "accept");
        Life old = hosts.opener().connect(server.listening(PORT));
        server.awaitDone("accept");
        server.kill();
        hosts.expect(allOf(connection(old.number()), Conditions.from(LISTENER), anyFlags("F")), "FIN, and no RST");

        HostProgram again = hosts.listener().program(LISTEN, "accept");
        HostListener listener = again.listening(PORT);
        old.opener().send("who is there?");
        hosts.expect(
                allOf(connection(old.number()), Conditions.from(LISTENER), flags("R")),
                "the new process is not heir of the old connection, and nobody else is");

        Life fresh = hosts.opener().connect(listener);
        again.awaitDone("accept");
        fresh.expectStates(ESTABLISHED, ESTABLISHED, "a new connection is served");
    }
}
