// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.rst;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** A SYN to a port at which somebody listens, or nobody yet. */
final class SynToListener {

    private static final int PORT = 7000;
    private static final Duration AT_ONCE = Duration.ofMillis(500); // well before a first time-out

    @Probe(
            id = "lifecycle.syn-to-listener.half-open",
            rules = {"RFC9293-3.10.7.2-LISTEN-SYN", "RFC9293-3.5-3WHS", "DOC-025"},
            state = LISTEN,
            claim =
                    "A SYN x draws SYN,ACK with a number y of the listener's own and the acknowledgment x+1, and makes it"
                            + " SYN-RECEIVED",
            tags = "handshake")
    void halfOpen(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(syn());
        c.expect(synAck().ack(IRS.plus(1)), "SYN takes a number of its own, and x+1 says that it arrived");
        c.expectState(SYN_RECEIVED, "half a connection: its own SYN is not acknowledged yet");
        c.expectNotAccepted("and it is not handed to the user");
    }

    @Probe(
            id = "lifecycle.syn-to-listener.before-and-after-listen",
            rules = {"RFC9293-3.10.7.1-CLOSED-SYN", "RFC9293-3.10.7.2-LISTEN-SYN", "DOC-045"},
            claim = "It is listen() that opens a port: before, a SYN is refused by a reset, and after, it is answered",
            tags = {"handshake", "reset"})
    void beforeAndAfterListen(Hosts hosts) {
        hosts.open();
        HostListener port = hosts.preamble("a port at which nobody listens any more", () -> {
            HostListener once = hosts.listener().listen(PORT, 1);
            once.close();
            return once;
        });

        Life early = hosts.opener().connect(port);
        Passage syn = hosts.expect(nth(1, handshake(1)), "an open sends a SYN");
        hosts.expect(rst(LISTENER), "nobody listens: a reset answers it");
        Timing atOnce = Timing.between(syn, Duration.ZERO, AT_ONCE);
        early.expectOpenFails("ECONNREFUSED", atOnce, "the user need not wait");

        Life late = hosts.opener().connect(hosts.listener().listen(PORT, 1));
        late.expectOpened("somebody listens now");
        late.expectStates(ESTABLISHED, ESTABLISHED, "the same SYN makes a connection");
    }
}
