// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.keepalive;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.rst;
import static org.tcpassay.probes.lifecycle.keepalive.KeepAlives.INTERVAL;
import static org.tcpassay.probes.lifecycle.keepalive.KeepAlives.OF_OPENER;
import static org.tcpassay.probes.lifecycle.keepalive.KeepAlives.PROBES;
import static org.tcpassay.probes.lifecycle.keepalive.KeepAlives.TIME;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** The other host is gone without a word, and a user has asked for keep-alives. */
final class PeerVanished {

    @Probe(
            id = "lifecycle.peer-vanished.found-dead",
            rules = {"RFC9293-SHLD-12", "DOC-120", "DOC-121", "DOC-125", "DOC-126"},
            claim = "After tcp_keepalive_time an empty segment asks for an answer, tcp_keepalive_probes times in all,"
                    + " tcp_keepalive_intvl apart; then the connection is given up",
            tags = {"slow", "keepalive"})
    void foundDead(Hosts hosts) {
        hosts.open();
        hosts.opener().expectSetting(TIME, 7200, "two hours");
        hosts.opener().expectSetting(INTERVAL, 75, "and nine times 75 seconds");
        hosts.opener().expectSetting(PROBES, 9, "make 2 h 11 min 15 s: too long to be watched here");
        hosts.opener().set(TIME, "2");
        hosts.opener().set(INTERVAL, "1");
        hosts.opener().set(PROBES, "3");

        Life life = hosts.connect();
        life.opener().set(UserOption.KEEP_ALIVE, 1);
        Passage last = KeepAlives.heard(hosts, life);
        hosts.cut();

        Duration idle = KeepAlives.time(hosts);
        Duration gap = KeepAlives.interval(hosts);
        hosts.expect(nth(1, OF_OPENER), Timing.about(last, idle), "nothing was heard for so long");
        hosts.expect(nth(2, OF_OPENER), Timing.about(last, idle.plus(gap)), "nobody answers, so it asks again");
        hosts.expect(nth(3, OF_OPENER), Timing.about(last, idle.plus(gap.multipliedBy(2))), "and for the last time");
        hosts.expectCount(0, allOf(OF_OPENER, data()), "Linux asks without a single byte, by a number one too low");

        Duration end = idle.plus(gap.multipliedBy(hosts.opener().setting(PROBES)));
        life.opener().expectError("ETIMEDOUT", Timing.about(last, end), "the user is told that the peer is dead");
        hosts.expect(rst(OPENER), "a reset says so to whom it may concern");
        hosts.expectCount(3, OF_OPENER, "there were no more than that");
        life.expectWalk(OPENER, "the record is gone", SYN_SENT, ESTABLISHED, CLOSED);
        life.expectState(LISTENER, ESTABLISHED, "the other host, cut off, knows nothing of it");
    }
}
