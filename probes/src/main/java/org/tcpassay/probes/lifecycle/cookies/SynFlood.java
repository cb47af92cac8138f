// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.cookies;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.connection;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_SENT;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** An honest SYN behind thousands of others. */
final class SynFlood {

    @Probe(
            id = "lifecycle.syn-flood.shuts-out-without-cookies",
            rules = "DOC-085",
            claim =
                    "Without cookies a flood of SYNs fills what may be half open, and others are shut out until that has"
                            + " timed out",
            tags = {"slow", "syn-cookies", "backlog"},
            settings = {"net.ipv4.tcp_syncookies=0", "net.ipv4.tcp_synack_retries=1"})
    void shutsOutWithoutCookies(Hosts hosts) {
        Flood.road(hosts);
        Duration reaped = hosts.listener().synAckBackoff().end();
        HostListener listener = Flood.over(hosts);
        hosts.listener()
                .expectCounter("TcpExtListenDrops", Flood.STRANGERS - Flood.HALF_OPEN, "the strangers fill the queue");

        Life honest = hosts.opener().connect(listener);
        hosts.listener()
                .expectCounter(
                        "TcpExtListenDrops",
                        Flood.STRANGERS - Flood.HALF_OPEN + 1,
                        "there is no room for an honest SYN either");
        honest.expectStates(SYN_SENT, LISTEN, "it is dropped in silence");
        Passage syn = hosts.expect(nth(1, connection(honest.number())), "it tries");
        hosts.expect(
                nth(1, allOf(connection(honest.number()), Conditions.from(LISTENER))),
                Timing.between(syn, reaped.dividedBy(2), reaped.multipliedBy(2)),
                "what strangers left half open has been given up, and a repeated SYN finds room");
        honest.expectOpened("so it is served in the end");
    }

    @Probe(
            id = "lifecycle.syn-flood.served-with-cookies",
            rules = {"RFC4987-3.4-1", "DOC-012", "DOC-085"},
            claim =
                    "With tcp_syncookies=1 every SYN of a flood is answered, by a cookie where there is no room, and who"
                            + " answers the SYN,ACK is served",
            tags = {"syn-cookies", "backlog"},
            settings = {"net.ipv4.tcp_syncookies=1", "net.ipv4.tcp_max_syn_backlog=4"})
    void servedWithCookies(Hosts hosts) {
        Flood.road(hosts);
        HostListener listener = Flood.over(hosts);
        hosts.listener()
                .expectCounter(
                        Flood.SENT,
                        Flood.STRANGERS - Flood.HALF_OPEN,
                        "the backlog holds some, whatever tcp_max_syn_backlog says, and cookies answer the others");

        Life honest = hosts.opener().connect(listener);
        honest.expectOpened("an honest SYN is answered too");
        hosts.listener().expectCounter(Flood.SENT, Flood.STRANGERS - Flood.HALF_OPEN + 1L, "by a cookie");
        hosts.listener().expectCounter(Flood.RECEIVED, 1, "which has come back and is right");
        honest.expectStates(ESTABLISHED, ESTABLISHED, "that makes the connection");
        hosts.listener().expectCounter("TcpExtListenDrops", 0, "nobody was turned away");
    }
}
