// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.cookies;

import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;

import java.time.Duration;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;

/**
 * A flood that the honest SYN itself sets off, and behind which it comes: so it is the last of all before anything
 * of theirs is given up, however busy the machine is.
 *
 * @param strangers whose SYNs come before the honest one
 */
record Flood(int strangers) {

    static final Flood HUNDREDS = new Flood(200);
    static final Flood THOUSANDS = new Flood(2000);

    static final String SENT = "TcpExtSyncookiesSent";
    static final String RECEIVED = "TcpExtSyncookiesRecv";
    static final String DROPS = "TcpExtListenDrops";

    private static final int BACKLOG = 8;

    /** One more finds room than the limit says. */
    static final int HALF_OPEN = BACKLOG + 1;

    private static final Duration GAP = Duration.ofNanos(20_000);

    /** The road with the flood on it, and the honest one who opens. */
    Life open(Hosts hosts) {
        hosts.through(Scenario.named("a flood of SYNs")
                .says("The first SYN goes on behind those of strangers who never answer.")
                .rule("strangers press forward", nth(1, handshake(1)), Faults.synFlood(strangers, GAP))
                .rule("it goes behind them", nth(1, handshake(1)), Faults.delay(GAP.multipliedBy(strangers + 1L)))
                .build());
        return hosts.opener().connect(hosts.listener().listen(BACKLOG));
    }
}
