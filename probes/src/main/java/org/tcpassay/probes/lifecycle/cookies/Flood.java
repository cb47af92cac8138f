// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.cookies;

import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;

import java.time.Duration;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;

/** Thousands of SYNs from addresses where nobody answers, behind the first handshake of the road. */
final class Flood {

    static final int STRANGERS = 2_000;

    static final int BACKLOG = 8;

    /** One more finds room than the limit says. */
    static final int HALF_OPEN = BACKLOG + 1;

    static final String SENT = "TcpExtSyncookiesSent";

    static final String RECEIVED = "TcpExtSyncookiesRecv";

    private Flood() {}

    static void road(Hosts hosts) {
        hosts.through(Scenario.named("a flood of SYNs")
                .says("The first handshake is followed by SYNs of thousands of strangers who never answer.")
                .rule("strangers follow", nth(1, handshake(3)), Faults.synFlood(STRANGERS, Duration.ofNanos(20_000)))
                .build());
    }

    /** A listener with the flood over it; whoever came first is served before it. */
    static HostListener over(Hosts hosts) {
        HostListener listener = hosts.listener().listen(BACKLOG);
        hosts.opener().connect(listener).expectOpened("the first comes before the flood");
        listener.accept();
        return listener;
    }
}
