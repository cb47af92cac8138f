// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.users;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.target.UserOption.REUSE_ADDRESS;

import org.tcpassay.script.HostListener;
import org.tcpassay.script.HostSocket;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** A server that closed a connection first ends, and another takes its port while that is in TIME-WAIT. */
final class ServerRestarted {

    private static final int BACKLOG = 4;
    private static final int ANY = 0;

    @Probe(
            id = "lifecycle.server-restarted.refused-by-time-wait",
            rules = "DOC-113",
            claim = "Clients find the port of a server open whatever waits there; a new listener does not get it"
                    + " while a connection is in TIME-WAIT, unless both sockets were made with SO_REUSEADDR",
            tags = "time-wait")
    void refusedByTimeWait(Hosts hosts) {
        hosts.open();
        HostListener old = hosts.listener().listen();
        Life life = closedFirst(hosts, old);
        Life next = hosts.opener().connect(old);
        next.expectOpened("TIME-WAIT is in no client's way");
        next.opener().abort();
        old.close();

        HostSocket anew = hosts.listener().socket();
        anew.expectBindFails(old, "EADDRINUSE", "whoever binds the port could meet what TIME-WAIT waits for");
        anew.set(REUSE_ADDRESS, 1);
        anew.expectBindFails(old, "EADDRINUSE", "the old socket must have been willing too");
        life.expectStates(CLOSED, TIME_WAIT, "it is only for as long as that lasts");
    }

    @Probe(
            id = "lifecycle.server-restarted.reuse-address",
            rules = "DOC-113",
            claim = "With SO_REUSEADDR a server that is started anew has its port again at once, beside"
                    + " connections in TIME-WAIT, but not from one that still listens",
            tags = "time-wait")
    void reuseAddress(Hosts hosts) {
        hosts.open();
        HostListener old = reusing(hosts).listen(ANY, BACKLOG);
        Life life = closedFirst(hosts, old);
        HostSocket anew = reusing(hosts);
        anew.expectBindFails(old, "EADDRINUSE", "a port has one who listens");

        old.close();
        HostListener listener = anew.listen(old.at().port(), BACKLOG);
        Life next = hosts.opener().connect(listener);
        next.expectOpened("the server serves again");
        next.listener().send("served");
        next.opener().expectReceived("served", "as before");
        life.expectStates(CLOSED, TIME_WAIT, "and what waits goes on waiting beside it");
    }

    private static HostSocket reusing(Hosts hosts) {
        HostSocket socket = hosts.listener().socket();
        socket.set(REUSE_ADDRESS, 1);
        return socket;
    }

    private static Life closedFirst(Hosts hosts, HostListener listener) {
        Life life = hosts.opener().connect(listener);
        life.listener().close();
        life.opener().expectEndOfStream("the server closes first");
        life.opener().close();
        life.expectStates(CLOSED, TIME_WAIT, "so it has TIME-WAIT, at its port");
        return life;
    }
}
