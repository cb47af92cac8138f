// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.users;

import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.anyFlags;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.option;
import static org.tcpassay.rules.State.ESTABLISHED;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** A host with a single port for its opens, of which the last connection is in TIME-WAIT. */
final class PortReused {

    private static final Duration AT_ONCE = Duration.ofMillis(500);

    @Probe(
            id = "lifecycle.port-reused.not-without-timestamps",
            rules = "DOC-115",
            claim = "tcp_tw_reuse opens no connection over one in TIME-WAIT that had no timestamps",
            tags = {"time-wait", "slow"},
            settings = {
                "net.ipv4.tcp_timestamps=0",
                "net.ipv4.tcp_tw_reuse=1",
                "net.ipv4.ip_local_port_range=40001 40001"
            })
    void notWithoutTimestamps(Hosts hosts) {
        hosts.open();
        HostListener listener = hosts.listener().listen();
        OnlyPort.closedFirst(hosts, listener);
        hosts.expectCount(0, option("timestamps"), "none of its segments had timestamps");

        hosts.pause(OnlyPort.reuseDelay(hosts));
        Life again = hosts.opener().connect(listener);
        Passage last = hosts.expect(nth(2, anyFlags("F")), "the earlier connection was closed");
        Duration soon = OnlyPort.reuseDelay(hosts).plus(AT_ONCE);
        again.expectOpenFails("EADDRNOTAVAIL", Timing.between(last, Duration.ZERO, soon), "nothing tells old from new");
        hosts.expectCount(1, handshake(1), "so no second SYN is sent");
    }

    @Probe(
            id = "lifecycle.port-reused.with-timestamps",
            rules = "DOC-115",
            claim =
                    "With timestamps, an option of ten octets that every SYN asks for by default, tcp_tw_reuse opens one"
                            + " after tcp_tw_reuse_delay",
            tags = {"time-wait", "slow"},
            settings = {"net.ipv4.tcp_tw_reuse=1", "net.ipv4.ip_local_port_range=40001 40001"})
    void withTimestamps(Hosts hosts) {
        hosts.open();
        HostListener listener = hosts.listener().listen();
        OnlyPort.closedFirst(hosts, listener);
        hosts.expect(allOf(handshake(1), option("timestamps")), "nobody has asked for them, and they are there");

        hosts.pause(OnlyPort.reuseDelay(hosts));
        Life again = hosts.opener().connect(listener);
        again.expectOpened("its segments are newer by their timestamps");
        again.expectStates(ESTABLISHED, ESTABLISHED, "the port is used again");
    }
}
