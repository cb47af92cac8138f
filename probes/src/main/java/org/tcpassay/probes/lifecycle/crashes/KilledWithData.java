// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.crashes;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.rst;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;

import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.HostProgram;
import org.tcpassay.script.HostSocket;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Bytes;

/** {@code kill -9} of a process that has not read or not sent everything. */
final class KilledWithData {

    private static final int PORT = 7000;
    private static final String LISTEN = "listen " + PORT + " 4";
    private static final int LONG = 16_000; // bytes; more than a small window, less than a send buffer
    private static final int SMALL = 2_048; // bytes of a receive buffer
    private static final Condition ACKS = allOf(Conditions.from(LISTENER), flags("."));
    private static final Condition FINS = fin(LISTENER);
    private static final Condition RESETS = rst(LISTENER);

    @Probe(
            id = "lifecycle.killed-with-data.unread-resets",
            rules = {"RFC9293-SHLD-3", "DOC-128"},
            claim = "kill -9 of a process that has left data unread makes its kernel send RST and no FIN",
            tags = {"slow", "crashes", "reset"})
    void unreadResets(Hosts hosts) {
        hosts.open();
        HostProgram server = hosts.listener().program(LISTEN, "accept");
        Life life = hosts.opener().connect(server.listening(PORT));
        server.awaitDone("accept");
        life.opener().send("unread");
        hosts.expect(ACKS, "its kernel acknowledges what it will not read");

        server.kill();
        hosts.expect(RESETS, "somebody must learn that data was lost");
        hosts.expectCount(0, FINS, "an ordinary end would say that all was well");
        life.opener().expectError("ECONNRESET", "the peer is told");
        life.expectStates(CLOSED, CLOSED, "nothing is left of it");
    }

    @Probe(
            id = "lifecycle.killed-with-data.unsent-goes-first",
            rules = {"RFC9293-3.10.4-CLOSE-ESTAB", "DOC-128"},
            claim = "kill -9 of a process that has written more than the window takes makes its kernel send all of that"
                    + " first, and then FIN",
            tags = {"slow", "crashes"})
    void unsentGoesFirst(Hosts hosts) {
        hosts.open();
        HostProgram server = hosts.listener().program(LISTEN, "accept", "write " + LONG);
        HostSocket reader = hosts.opener().socket();
        reader.set(UserOption.RECEIVE_BUFFER, SMALL);
        Life life = reader.connect(server.listening(PORT));
        server.awaitDone("write " + LONG);

        server.kill();
        life.expectStates(ESTABLISHED, FIN_WAIT_1, "the kernel has taken over what the process leaves behind");
        hosts.expectCount(0, FINS, "FIN has its place behind what the peer has no room for yet");
        reader.expectReceived(Bytes.zeros(LONG), "all that was written arrives, though its writer is dead");
        hosts.expect(FINS, "and then the end");
        reader.expectEndOfStream("the peer sees an ordinary one");
        reader.expectNoError("a killed process is no error of the connection");
    }
}
