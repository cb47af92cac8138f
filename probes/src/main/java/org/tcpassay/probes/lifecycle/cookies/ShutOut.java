// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.cookies;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.connection;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.not;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.repeated;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_SENT;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;

/** What a flood does where there is room for a few, and no cookie. */
final class ShutOut {

    private static final Condition FOR_STRANGERS = allOf(flags("S."), not(repeated()), not(connection(1)));

    private ShutOut() {}

    static void by(Flood flood, Hosts hosts) {
        Life honest = flood.open(hosts);
        hosts.expect(nth(Flood.HALF_OPEN, FOR_STRANGERS), "the first strangers find room");
        hosts.listener()
                .expectCounterAtLeast(
                        Flood.DROPS,
                        flood.strangers() - Flood.HALF_OPEN + 1,
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
}
