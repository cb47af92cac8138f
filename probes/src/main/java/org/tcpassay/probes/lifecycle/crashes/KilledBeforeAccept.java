// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.crashes;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.rst;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;

import org.tcpassay.fault.Condition;
import org.tcpassay.script.HostProgram;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** {@code kill -9} of a process that has not accepted a connection. */
final class KilledBeforeAccept {

    private static final int PORT = 7000;
    private static final Condition FINS = fin(LISTENER);
    private static final Condition RESETS = rst(LISTENER);

    @Probe(
            id = "lifecycle.killed-before-accept.reset",
            rules = "DOC-128",
            claim = "kill -9 of a process that has not accepted a connection makes its kernel reset it",
            tags = {"slow", "crashes", "reset"})
    void reset(Hosts hosts) {
        hosts.open();
        HostProgram server = hosts.listener().program("listen " + PORT + " 4");
        Life life = hosts.opener().connect(server.listening(PORT));
        life.expectStates(ESTABLISHED, ESTABLISHED, "the connection stands, in the queue of accept()");

        server.kill();
        hosts.expect(RESETS, "nobody will ever read from it");
        hosts.expectCount(0, FINS, "and nobody has ever closed it");
        life.opener().expectError("ECONNRESET", "the peer is told");
        life.expectState(OPENER, CLOSED, "and keeps nothing");
    }
}
