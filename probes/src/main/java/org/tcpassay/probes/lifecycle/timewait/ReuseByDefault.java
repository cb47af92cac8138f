// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.timewait;

import static org.tcpassay.fault.conditions.Conditions.anyFlags;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.TIME_WAIT;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Host;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.HostProgram;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.SpecialAddress;

/** A host with one port for its opens where nobody has changed tcp_tw_reuse. */
final class ReuseByDefault {

    private static final int PORT = 7000;
    private static final String LISTEN = "listen " + PORT + " 4";
    private static final Duration MARGIN = Duration.ofMillis(300); // ticks of the kernel's clocks

    @Probe(
            id = "lifecycle.reuse-by-default.over-loopback-only",
            rules = "DOC-114",
            claim = "tcp_tw_reuse is 2 by default: over the loopback a connection in TIME-WAIT gives way to a new"
                    + " one after tcp_tw_reuse_delay, and over a road it does not",
            tags = {"slow", "time-wait"},
            settings = "net.ipv4.ip_local_port_range=40000 40000")
    void overLoopbackOnly(Hosts hosts) {
        hosts.open();
        Host host = hosts.opener();
        host.expectSetting("net.ipv4.tcp_tw_reuse", 2, "0 was the default until Linux 4.19");
        Duration delay =
                Duration.ofMillis(host.setting("net.ipv4.tcp_tw_reuse_delay")).plus(MARGIN);
        String connect = "connect " + hosts.address(SpecialAddress.LOOPBACK) + " " + PORT;
        HostProgram server = host.program(LISTEN, "accept", "read 1", "close");
        server.awaitDone(LISTEN);
        HostListener listener = hosts.listener().listen();
        host.program(connect, "close").awaitDone("close");
        server.awaitDone("close");

        Life life = hosts.opener().connect(listener);
        life.expectOpened("the port is free towards another host");
        life.opener().close();
        life.listener().expectEndOfStream("the opener closes first");
        life.listener().close();
        life.expectStates(TIME_WAIT, CLOSED, "now its only port is in TIME-WAIT towards both");
        Passage fin = hosts.expect(nth(2, anyFlags("F")), "since this FIN");

        hosts.pause(delay);
        host.program(connect).awaitDone(connect);
        Timing later = Timing.between(fin, delay, hosts.time("time-wait-ms").dividedBy(2));
        hosts.opener().connect(listener).expectOpenFails("EADDRNOTAVAIL", later, "over the road it must wait");
        life.expectStates(TIME_WAIT, CLOSED, "until TIME-WAIT is over");
    }
}
