// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.keepalive;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.anything;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.keepAlive;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_2;

import java.time.Duration;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** Nobody says anything, and nobody has asked for keep-alives. */
final class NotAskedFor {

    private static final String SECOND = "net.ipv4.tcp_keepalive_time=1";
    private static final String SOON = "net.ipv4.tcp_keepalive_intvl=1";
    private static final String TWICE = "net.ipv4.tcp_keepalive_probes=2";

    @Probe(
            id = "lifecycle.idle-without-keep-alive.never-noticed",
            rules = {"RFC9293-MUST-25", "DOC-122", "DOC-152"},
            claim =
                    "Without SO_KEEPALIVE an idle connection sends nothing at all: a peer that is gone is never noticed, and"
                            + " one that comes back finds the connection as it was",
            tags = {"slow", "keepalive"},
            settings = {SECOND, SOON, TWICE})
    void neverNoticed(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        hosts.cut();

        long before = hosts.count(anything());
        Duration found = KeepAlives.time(hosts).plus(KeepAlives.interval(hosts).multipliedBy(2));
        hosts.expectNone(
                nth(before + 1, anything()), found.multipliedBy(4), "with keep-alives it were dead four times over");
        life.expectStates(ESTABLISHED, ESTABLISHED, "both ends believe in the connection");
        life.opener().expectNoError("and nobody was told anything");

        hosts.heal();
        life.opener().send("still here");
        life.listener().expectReceived("still here", "rightly: the road is whole, and the connection was never gone");
    }

    @Probe(
            id = "lifecycle.idle-without-keep-alive.closed-by-program",
            rules = {"RFC9293-3.10.4-CLOSE-ESTAB", "DOC-151"},
            claim = "A program that measures idle time itself and closes has no need of keep-alives",
            tags = {"slow", "keepalive"},
            settings = {SECOND, SOON, TWICE})
    void closedByProgram(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();

        Duration patience = KeepAlives.time(hosts).multipliedBy(2);
        hosts.expectNone(keepAlive(), patience, "nobody has asked the kernel for any");
        life.listener().expectNothingReceived("the peer has said nothing for as long as the program waits");
        life.listener().close();

        hosts.expect(fin(LISTENER), "the program's own timer ends the connection");
        life.opener().expectEndOfStream("the peer sees an ordinary end");
        life.expectStates(CLOSE_WAIT, FIN_WAIT_2, "the program's side has closed first");
    }
}
