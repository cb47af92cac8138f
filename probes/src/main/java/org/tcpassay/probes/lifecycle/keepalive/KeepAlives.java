// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.keepalive;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.keepAlive;
import static org.tcpassay.fault.conditions.Conditions.nth;

import java.time.Duration;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;

/** The settings of keep-alives, and what is seen of them. */
final class KeepAlives {

    static final String TIME = "net.ipv4.tcp_keepalive_time";
    static final String INTERVAL = "net.ipv4.tcp_keepalive_intvl";
    static final String PROBES = "net.ipv4.tcp_keepalive_probes";

    static final Condition OF_OPENER = allOf(Conditions.from(OPENER), keepAlive());

    private KeepAlives() {}

    /** How long the opener's host waits before the first. */
    static Duration time(Hosts hosts) {
        return Duration.ofSeconds(hosts.opener().setting(TIME));
    }

    /** How long it waits before each further one. */
    static Duration interval(Hosts hosts) {
        return Duration.ofSeconds(hosts.opener().setting(INTERVAL));
    }

    /** The opener hears from the listener, and its idle time begins. */
    static Passage heard(Hosts hosts, Life life) {
        life.listener().send("hello");
        life.opener().expectReceived("hello", "the connection works");
        return hosts.expect(nth(1, allOf(Conditions.from(LISTENER), data())), "the last that is heard of the listener");
    }
}
