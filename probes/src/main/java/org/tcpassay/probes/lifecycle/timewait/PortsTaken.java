// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.timewait;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.TIME_WAIT;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** The only port that a host may open from is in TIME-WAIT. */
final class PortsTaken {

    private static final String PORTS = "net.ipv4.ip_local_port_range";
    private static final String ONE_PORT = "40000 40000";
    private static final String DELAY = "net.ipv4.tcp_tw_reuse_delay"; // milliseconds, since Linux 6.14

    @Probe(
            id = "lifecycle.ports-taken.towards-the-same-only",
            rules = {"DOC-112", "DOC-114"},
            claim =
                    "A port in TIME-WAIT cannot be opened from again towards the same destination, however long ago it was"
                            + " closed; towards another it can at once",
            tags = {"slow", "time-wait"},
            settings = "net.ipv4.tcp_tw_reuse=0")
    void towardsTheSameOnly(Hosts hosts) {
        hosts.open();
        hosts.opener().set(PORTS, ONE_PORT);
        HostListener listener = hosts.listener().listen();
        Passage fin = closed(hosts, hosts.opener().connect(listener));

        Duration delay = Duration.ofMillis(hosts.opener().setting(DELAY)).multipliedBy(2);
        hosts.pause(delay);
        Timing now = Timing.between(fin, delay, delay.multipliedBy(2));
        hosts.opener().connect(listener).expectOpenFails("EADDRNOTAVAIL", now, "the only port is in TIME-WAIT");
        hosts.opener().connect(hosts.listener().listen()).expectOpened("towards another port it is free");
    }

    @Probe(
            id = "lifecycle.ports-taken.reused-after-a-delay",
            rules = {"RFC9293-SHLD-4", "DOC-114"},
            claim = "With tcp_tw_reuse=1 the port may be opened from again when tcp_tw_reuse_delay is over, not before",
            tags = {"slow", "time-wait"},
            settings = "net.ipv4.tcp_tw_reuse=1")
    void reusedAfterADelay(Hosts hosts) {
        hosts.open();
        hosts.opener().set(PORTS, ONE_PORT);
        HostListener listener = hosts.listener().listen();
        Duration delay = Duration.ofMillis(hosts.opener().setting(DELAY));
        Passage fin = closed(hosts, hosts.opener().connect(listener));

        Timing soon = Timing.between(fin, Duration.ZERO, delay);
        hosts.opener().connect(listener).expectOpenFails("EADDRNOTAVAIL", soon, "the delay is not over");
        hosts.pause(delay.multipliedBy(3).dividedBy(2));
        hosts.opener().connect(listener).expectOpened("timestamps tell the new connection from the old one");
    }

    private static Passage closed(Hosts hosts, Life life) {
        return hosts.preamble("the only port in TIME-WAIT", () -> {
            life.expectOpened("the only port is free");
            life.opener().close();
            life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "the opener closes first");
            life.listener().close();
            life.expectStates(TIME_WAIT, CLOSED, "and has TIME-WAIT");
            return hosts.expect(fin(LISTENER), "it began with this FIN");
        });
    }
}
