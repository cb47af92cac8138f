// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.queues;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_SENT;

import org.tcpassay.script.HostListener;
import org.tcpassay.script.HostProgram;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** A process that may open one file more, and listens. */
final class DescriptorsExhausted {

    private static final int PORT = 7000;
    private static final int BACKLOG = 1;

    @Probe(
            id = "lifecycle.descriptors-exhausted.handshakes-go-on",
            rules = "DOC-059",
            claim = "Where a process has no file descriptors left accept() fails, but its kernel goes on completing"
                    + " handshakes until the accept queue is full",
            tags = {"slow", "backlog"})
    void handshakesGoOn(Hosts hosts) {
        hosts.open();
        HostProgram server =
                hosts.listener().program("listen " + PORT + " " + BACKLOG, "descriptors 1", "accept", "accept");
        HostListener listener = server.listening(PORT);

        hosts.preamble("a program without descriptors", () -> {
            Life life = hosts.opener().connect(listener);
            life.expectOpened("there is a descriptor left");
            server.awaitDone("accept");
            server.awaitDone("accept: Too many open files");
            return life;
        });
        hosts.opener()
                .connect(listener, BACKLOG + 1)
                .forEach(life -> life.expectStates(ESTABLISHED, ESTABLISHED, "handshakes need no descriptor"));
        hosts.opener().connect(listener).expectStates(SYN_SENT, LISTEN, "now the queue is full");
        hosts.listener().expectCounter(FullQueue.DROPS, 1, "so this SYN was dropped");
    }
}
