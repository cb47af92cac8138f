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
 * Hundreds of SYNs from addresses where nobody answers, and behind them at once an honest one: so it comes before any
 * of theirs is given up, however busy the machine is.
 */
final class Flood {

    static final int STRANGERS = 200;

    private static final int BACKLOG = 8;

    /** One more finds room than the limit says. */
    static final int HALF_OPEN = BACKLOG + 1;

    static final String SENT = "TcpExtSyncookiesSent";

    static final String RECEIVED = "TcpExtSyncookiesRecv";

    private static final Duration GAP = Duration.ofNanos(20_000);

    private Flood() {}

    /** The road with the flood on it, and the honest one who opens. */
    static Life withHonest(Hosts hosts) {
        hosts.through(Scenario.named("a flood of SYNs")
                .says("The first SYN goes on behind those of hundreds of strangers who never answer.")
                .rule("strangers press forward", nth(1, handshake(1)), Faults.synFlood(STRANGERS, GAP))
                .rule("it goes behind them", nth(1, handshake(1)), Faults.delay(GAP.multipliedBy(STRANGERS + 1L)))
                .build());
        return hosts.opener().connect(hosts.listener().listen(BACKLOG));
    }
}
