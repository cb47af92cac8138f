// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.keepalive;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.rst;
import static org.tcpassay.probes.lifecycle.keepalive.KeepAlives.OF_OPENER;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;

import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** The other host is there and answers keep-alives, knowing the connection or not. */
final class PeerAnswers {

    private static final Condition RESETS = rst(LISTENER);
    private static final Condition ANSWERS =
            allOf(Conditions.from(LISTENER), flags("."), Conditions.not(Conditions.data()));

    @Probe(
            id = "lifecycle.peer-alive.asked-once-per-idle-time",
            rules = {"RFC1122-4.2.3.6-1", "DOC-123"},
            claim = "A peer that lives acknowledges a keep-alive, and the idle time begins anew",
            tags = {"slow", "keepalive"},
            settings = {"net.ipv4.tcp_keepalive_time=3", "net.ipv4.tcp_keepalive_intvl=1"})
    void askedOncePerIdleTime(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        life.opener().set(UserOption.KEEP_ALIVE, 1);
        Passage last = KeepAlives.heard(hosts, life);

        hosts.expect(nth(1, OF_OPENER), Timing.about(last, KeepAlives.time(hosts)), "nothing was heard for so long");
        Passage answer = hosts.expect(nth(1, ANSWERS), "the other kernel answers; no program has to do with it");
        Timing next = Timing.about(answer, KeepAlives.time(hosts));
        hosts.expect(nth(2, OF_OPENER), next, "that counts as heard: the next comes an idle time later, no interval");
        hosts.expect(nth(2, ANSWERS), "and is answered");
        life.opener().expectNoError("all is well");
        life.listener().expectNothingReceived("the other user has heard nothing");
        life.expectStates(ESTABLISHED, ESTABLISHED, "the connection lives");
    }

    @Probe(
            id = "lifecycle.peer-restarted.keep-alive-reset",
            rules = {"RFC1122-4.2.3.6-2", "DOC-124"},
            claim = "A peer that has come back without memory of the connection answers a keep-alive by a reset",
            tags = {"slow", "keepalive", "crashes"},
            settings = "net.ipv4.tcp_keepalive_time=2")
    void keepAliveReset(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        life.opener().set(UserOption.KEEP_ALIVE, 1);
        Passage last = KeepAlives.heard(hosts, life);
        hosts.cut();
        life.listener().abort();
        hosts.expect(nth(1, RESETS), "the other host forgets the connection, and what it says of that is lost");
        hosts.heal();
        life.expectStates(ESTABLISHED, CLOSED, "the opener believes in it");

        hosts.expect(nth(1, OF_OPENER), Timing.about(last, KeepAlives.time(hosts)), "until it asks");
        hosts.expect(nth(2, RESETS), "nobody there knows of such a connection");
        life.opener().expectError("ECONNRESET", "the user is told");
        life.expectState(OPENER, CLOSED, "and the record is gone");
    }
}
