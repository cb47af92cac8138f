// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.queues;

import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.first;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.not;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.port;
import static org.tcpassay.fault.conditions.Conditions.repeated;

import java.time.Duration;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Probe;

/** More SYNs than may be half open, from strangers who never answer; there are no cookies. */
final class HalfOpenLimit {

    private static final String NO_COOKIES = "net.ipv4.tcp_syncookies=0";
    private static final String MOST_KNOB = "net.ipv4.tcp_max_syn_backlog";
    private static final int STRANGERS = 40;

    @Probe(
            id = "lifecycle.half-open-limit.of-each-listener",
            rules = {"DOC-011", "DOC-087"},
            claim =
                    "Without cookies tcp_max_syn_backlog limits what is half open at each listener, less a quarter that is"
                            + " kept for peers that are known",
            tags = "backlog",
            settings = {NO_COOKIES, MOST_KNOB + "=16"})
    void ofEachListener(Hosts hosts) {
        flooded(hosts);
        long most = hosts.listener().setting(MOST_KNOB);
        long room = most - most / 4 + 1; // a SYN is dropped where less than a quarter is left

        expectHalfOpen(hosts, hosts.listener().listen(1_000), room, STRANGERS - room);
        expectHalfOpen(hosts, hosts.listener().listen(1_000), room, 2 * (STRANGERS - room));
    }

    @Probe(
            id = "lifecycle.half-open-limit.smaller-backlog",
            rules = {"DOC-011", "DOC-087", "DOC-144"},
            claim = "Where backlog is smaller than tcp_max_syn_backlog it limits what is half open too, and to raise"
                    + " tcp_max_syn_backlog changes nothing",
            tags = "backlog",
            settings = {NO_COOKIES, MOST_KNOB + "=64"})
    void smallerBacklog(Hosts hosts) {
        flooded(hosts);
        int backlog = 4;
        long room = backlog + 1L; // as in the accept queue

        expectHalfOpen(hosts, hosts.listener().listen(backlog), room, STRANGERS - room);
        hosts.listener().set(MOST_KNOB, "4096");
        expectHalfOpen(hosts, hosts.listener().listen(backlog), room, 2 * (STRANGERS - room));
    }

    private static void flooded(Hosts hosts) {
        hosts.through(Scenario.named("flooded with SYNs")
                .says("Each of the first two handshakes is followed by SYNs of strangers who never answer.")
                .rule("strangers follow", first(2, handshake(3)), Faults.synFlood(STRANGERS, Duration.ofNanos(100_000)))
                .build());
    }

    /** @param drops at this listener and all before it */
    private static void expectHalfOpen(Hosts hosts, HostListener listener, long room, long drops) {
        hosts.opener().connect(listener).expectOpened("the first is no stranger");
        hosts.listener().expectCounter(FullQueue.DROPS, drops, "the SYNs that found no room were dropped");
        Condition answers = allOf(port(listener.at().port()), flags("S."), not(repeated()));
        hosts.expect(nth(1 + room, answers), "as many were answered as may be half open");
        hosts.expectCount(1 + room, answers, "and no more");
    }
}
