// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.rules.State.FIN_WAIT_1;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.script.HostProgram;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** Nothing is acknowledged for longer than a program that has set SO_LINGER will wait in close(). */
final class LingerOver {

    private static final int PORT = 7000;
    private static final int SECONDS = 1;
    private static final Bytes FAREWELL = Bytes.zeros(8);
    private static final Condition FIN = fin(LISTENER);
    private static final Duration PATIENCE =
            Duration.ofSeconds(20); // the next gap of a back-off, on a busy machine too

    @Probe(
            id = "lifecycle.linger-over.only-program-goes",
            rules = {"RFC9293-3.10.4-CLOSE-ESTAB", "DOC-118"},
            claim = "If the time is over first the program goes on, and the kernel too: text and FIN are sent again as"
                    + " after any other close(), and nothing is lost",
            tags = {"slow", "teardown", "retransmission"})
    void onlyProgramGoes(Hosts hosts) {
        hosts.open();
        HostProgram server = hosts.listener()
                .program("listen " + PORT + " 4", "accept", "linger " + SECONDS, "read 1", "write 8", "close");
        Life life = hosts.opener().connect(server.listening(PORT));
        server.awaitDone("accept");
        hosts.cutFrom(hosts.listener());
        life.opener().send("?");

        Passage fin = hosts.expect(FIN, "the program has read, written and called close()");
        Timing over = Timing.about(fin, Duration.ofSeconds(SECONDS));
        server.expectDone("close", over, "nothing is acknowledged, but the time is over");
        life.expectState(LISTENER, FIN_WAIT_1, "the connection is still there");
        hosts.heal();
        life.opener().expectReceived(FAREWELL, PATIENCE, "nobody has reset it: the text arrives");
        life.opener().expectEndOfStream("and the end behind it");
    }
}
