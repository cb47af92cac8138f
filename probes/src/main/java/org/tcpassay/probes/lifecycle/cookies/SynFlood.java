// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.cookies;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.connection;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.not;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.repeated;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_SENT;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** An honest SYN behind hundreds of others. */
final class SynFlood {

    private static final Condition FOR_STRANGERS = allOf(flags("S."), not(repeated()), not(connection(1)));

    @Probe(
            id = "lifecycle.syn-flood.shuts-out-without-cookies",
            rules = "DOC-085",
            claim =
                    "Without cookies a flood of SYNs fills what may be half open, and others are shut out until that has"
                            + " timed out",
            tags = {"slow", "syn-cookies", "backlog"},
            settings = {"net.ipv4.tcp_syncookies=0", "net.ipv4.tcp_synack_retries=1"})
    void shutsOutWithoutCookies(Hosts hosts) {
        Life honest = Flood.withHonest(hosts);
        hosts.expect(nth(Flood.HALF_OPEN, FOR_STRANGERS), "the first strangers find room");
        hosts.listener()
                .expectCounterAtLeast(
                        "TcpExtListenDrops",
                        Flood.STRANGERS - Flood.HALF_OPEN + 1,
                        "neither is there room for the others nor for an honest SYN");
        hosts.expectCount(Flood.HALF_OPEN, FOR_STRANGERS, "as many were answered as may be half open");
        honest.expectStates(SYN_SENT, LISTEN, "the honest SYN is dropped in silence");
        Duration reaped = hosts.listener().synAckBackoff().end();
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
        Life honest = Flood.withHonest(hosts);
        honest.expectOpened("an honest SYN is answered too");
        hosts.listener().expectCounter(Flood.RECEIVED, 1, "by a cookie, which has come back and is right");
        honest.expectStates(ESTABLISHED, ESTABLISHED, "that makes the connection");
        long tries =
                hosts.count(allOf(connection(honest.number()), flags("S"))); // it is sent again if its answer is slow
        hosts.listener()
                .expectCounter(
                        Flood.SENT,
                        Flood.STRANGERS - Flood.HALF_OPEN + tries,
                        "the backlog holds some, whatever tcp_max_syn_backlog says, and cookies answer all others");
        hosts.listener().expectCounter("TcpExtListenDrops", 0, "nobody was turned away");
    }
}
