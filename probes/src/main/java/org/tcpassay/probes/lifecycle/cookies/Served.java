// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.cookies;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.connection;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.ESTABLISHED;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;

/** What becomes of an honest SYN behind a flood where there are cookies. */
final class Served {

    private static final String SOME =
            "the backlog holds some, whatever tcp_max_syn_backlog says, and cookies answer all others";
    private static final int REPETITIONS = 4; // of the honest SYN, at most

    private Served() {}

    /** Where there is no room there is a cookie, and the first honest SYN gets one. */
    static void atOnce(Flood flood, Hosts hosts) {
        Life honest = flood.open(hosts);
        honest.expectOpened("an honest SYN is answered too");
        judge(honest, hosts, flood.strangers() - Flood.HALF_OPEN, SOME);
    }

    /** The same, but so many answers may be too many for the road: then the honest SYN is sent again. */
    static void inTheEnd(Flood flood, Hosts hosts) {
        judge(patiently(flood, hosts), hosts, flood.strangers() - Flood.HALF_OPEN, SOME);
    }

    /** There is room, and a cookie all the same. */
    static void byCookiesOnly(Flood flood, Hosts hosts) {
        judge(patiently(flood, hosts), hosts, flood.strangers(), "cookies answer all, and nothing is kept of anybody");
    }

    private static Life patiently(Flood flood, Hosts hosts) {
        Life honest = flood.open(hosts);
        Passage syn = hosts.expect(nth(1, connection(honest.number())), "it tries");
        Duration patience = hosts.opener().synBackoff().again().get(REPETITIONS - 1);
        hosts.expect(
                nth(1, allOf(connection(honest.number()), Conditions.from(LISTENER))),
                Timing.between(syn, Duration.ZERO, patience),
                "an honest SYN is answered too, or the next if so many answers were too many for the road");
        honest.expectOpened("that serves it");
        return honest;
    }

    private static void judge(Life honest, Hosts hosts, int cookies, String because) {
        hosts.listener().expectCounter(Flood.RECEIVED, 1, "by a cookie, which has come back and is right");
        honest.expectStates(ESTABLISHED, ESTABLISHED, "that makes the connection");
        // it is sent again if its answer is slow
        long tries = hosts.count(allOf(connection(honest.number()), flags("S")));
        hosts.listener().expectCounter(Flood.SENT, cookies + tries, because);
        hosts.listener().expectCounter(Flood.DROPS, 0, "nobody was turned away");
    }
}
