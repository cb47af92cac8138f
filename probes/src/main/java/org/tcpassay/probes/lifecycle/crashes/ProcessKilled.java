// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.crashes;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_2;

import org.tcpassay.script.HostProgram;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** {@code kill -9} of a process that serves a connection. */
final class ProcessKilled {

    private static final int PORT = 7000;

    @Probe(
            id = "lifecycle.process-killed.idle-connection-ends",
            rules = {"RFC9293-3.10.4-CLOSE-ESTAB", "DOC-128"},
            claim = "kill -9 of a process with an idle connection lets its kernel send FIN, as an ordinary close does",
            tags = {"slow", "crashes"})
    void idleConnectionEnds(Hosts hosts) {
        hosts.open();
        HostProgram server = hosts.listener().program("listen " + PORT + " 4", "accept");
        Life life = hosts.preamble("a process that serves a connection", () -> {
            Life served = hosts.opener().connect(server.listening(PORT));
            server.awaitDone("accept");
            served.expectStates(ESTABLISHED, ESTABLISHED, "the process serves a connection");
            return served;
        });

        server.kill();

        hosts.expect(fin(LISTENER), "the kernel closes what the process had open");
        life.opener().expectEndOfStream("the peer sees an ordinary end");
        life.opener().expectNoError("a killed process is no error of the connection");
        life.expectStates(CLOSE_WAIT, FIN_WAIT_2, "the killed side has closed first and waits for the other's FIN");
    }
}
