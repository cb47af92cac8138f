// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.keepalive;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** The user switches keep-alives on, or off, or neither. */
final class Switch {

    private static final Duration THRICE_IDLE = Duration.ofSeconds(3L * KeepAlives.IDLE);

    @Probe(
            id = "keep-alive.not-asked-for.none",
            rules = "RFC9293-MUST-25",
            state = ESTABLISHED,
            tags = "slow",
            claim = "Without the user's wish there are no keep-alives, whatever idle time is set")
    void none(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().set(UserOption.KEEP_ALIVE_IDLE, KeepAlives.IDLE).result();

        c.expectSilence(THRICE_IDLE, "keep-alives default to off");
    }

    @Probe(
            id = "keep-alive.two-connections.only-where-on",
            rules = "RFC9293-MUST-24",
            state = ESTABLISHED,
            tags = "slow",
            claim = "Keep-alives are switched on for one connection, and off again, and others have none")
    void onlyWhereOn(Lab lab) {
        Connection other = lab.reach(ESTABLISHED);
        other.user().set(UserOption.KEEP_ALIVE_IDLE, KeepAlives.IDLE).result();
        Connection c = KeepAlives.on(lab.reach(ESTABLISHED));

        Moment last = KeepAlives.heard(c);
        c.expect(KeepAlives.any().at(KeepAlives.afterIdle(last)), "this one asked for it");
        other.expectSilence("this one did not");
        c.send(ack());
        c.user().set(UserOption.KEEP_ALIVE, 0).result();
        c.expectSilence(THRICE_IDLE, "the user has switched it off");
    }

    @Probe(
            id = "keep-alive.unacknowledged-data.none",
            rules = "RFC9293-MUST-26",
            state = ESTABLISHED,
            tags = "slow",
            claim = "While data is unacknowledged there are no keep-alives: its retransmission asks enough")
    void noneWithData(Lab lab) {
        Connection c = WithKeepAlives.established(lab);
        c.user().send("lost");
        c.expect(data("lost"), "the user's data is sent");

        c.expectOnly(
                data("lost").seq(SND_UNA), THRICE_IDLE, "keep-alives are sent only when no sent data is outstanding");
    }
}
