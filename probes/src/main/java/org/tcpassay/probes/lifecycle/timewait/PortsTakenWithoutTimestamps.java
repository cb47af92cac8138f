// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.timewait;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.option;
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

/** The only port that a host may open from is in TIME-WAIT, and there are no timestamps. */
final class PortsTakenWithoutTimestamps {

    @Probe(
            id = "lifecycle.ports-taken-without-timestamps.not-reused",
            rules = {"RFC9293-SHLD-4", "DOC-114", "DOC-115"},
            claim =
                    "Without timestamps tcp_tw_reuse=1 lets no port in TIME-WAIT be opened from again, whatever the delay",
            tags = {"slow", "time-wait"},
            settings = {"net.ipv4.tcp_tw_reuse=1", "net.ipv4.tcp_timestamps=0"})
    void notReused(Hosts hosts) {
        hosts.open();
        hosts.opener().set("net.ipv4.ip_local_port_range", "40000 40000");
        HostListener listener = hosts.listener().listen();
        Duration delay = Duration.ofMillis(hosts.opener().setting("net.ipv4.tcp_tw_reuse_delay"));
        Life life = hosts.opener().connect(listener);
        life.expectOpened("the only port is free");
        life.opener().close();
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "the opener closes first");
        life.listener().close();
        Passage fin = hosts.expect(fin(LISTENER), "then the listener");
        life.expectStates(TIME_WAIT, CLOSED, "the port is in TIME-WAIT");

        hosts.expectCount(0, option("timestamps"), "neither end has timestamps");
        hosts.pause(delay.multipliedBy(2));
        hosts.opener()
                .connect(listener)
                .expectOpenFails(
                        "EADDRNOTAVAIL",
                        Timing.between(fin, delay, delay.multipliedBy(4)),
                        "nothing would tell an old segment from a new one");
    }
}
