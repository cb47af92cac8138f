// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.users;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.TIME_WAIT;

import java.time.Duration;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.HostSocket;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;

/** A host that has one port for its opens. */
final class OnlyPort {

    private static final Duration MARGIN = Duration.ofMillis(300); // ticks of the kernel's clocks

    private OnlyPort() {}

    static void closedFirst(Hosts hosts, HostListener listener) {
        Life life = hosts.opener().connect(listener);
        life.expectOpened("the handshake ends");
        HostSocket server = life.listener();
        life.opener().close();
        server.expectEndOfStream("the opener closes first");
        server.close();
        life.expectStates(TIME_WAIT, CLOSED, "and has to wait, with the only port");
    }

    static Duration reuseDelay(Hosts hosts) {
        return Duration.ofMillis(hosts.opener().setting("net.ipv4.tcp_tw_reuse_delay"))
                .plus(MARGIN);
    }
}
