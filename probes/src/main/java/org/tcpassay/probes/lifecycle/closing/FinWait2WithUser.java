// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.FIN_WAIT_2;

import java.time.Duration;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** The active side has closed its direction only, and its user waits. */
final class FinWait2WithUser {

    @Probe(
            id = "lifecycle.orphaned-fin-wait-2.not-while-it-has-a-user",
            rules = {"RFC9293-3.6.1-HALFSEND", "DOC-101", "DOC-103"},
            claim = "After shutdown() without close() tcp_fin_timeout does not count: FIN-WAIT-2 goes on and receives",
            tags = {"slow", "teardown", "half-close"},
            settings = "net.ipv4.tcp_fin_timeout=2")
    void notWhileItHasAUser(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        Duration length = Duration.ofSeconds(hosts.opener().setting("net.ipv4.tcp_fin_timeout"));

        life.opener().shutdown();
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "half of it is closed");
        life.expectStays(OPENER, FIN_WAIT_2, length.multipliedBy(3), "its user may wait for as long as it likes");
        life.listener().send("at last");
        life.opener().expectReceived("at last", "shutdown() ends sending, and nothing else");
    }
}
