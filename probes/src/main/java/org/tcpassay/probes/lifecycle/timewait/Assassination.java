// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.timewait;

import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.TIME_WAIT;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** A {@link StrayText} comes in TIME-WAIT: RFC 1337, figure 1. */
final class Assassination {

    private static final String ONE_PORT = "net.ipv4.ip_local_port_range=40000 40000";
    private static final String NO_REUSE = "net.ipv4.tcp_tw_reuse=0";

    @Probe(
            id = "lifecycle.assassination.ends-time-wait",
            rules = {"RFC1337-1-TWA", "DOC-050"},
            claim = "With tcp_rfc1337=0 an old segment can kill TIME-WAIT: it draws an acknowledgment, that draws"
                    + " a reset of a peer that knows nothing any more, and the waiting is over at once",
            tags = {"time-wait", "reset"},
            settings = {"net.ipv4.tcp_rfc1337=0", ONE_PORT, NO_REUSE})
    void endsTimeWait(Hosts hosts) {
        HostListener listener = StrayText.on(hosts);
        Life life = StrayText.closed(hosts, listener);

        life.expectState(OPENER, CLOSED, "the reset has exactly the next number, so it counts");
        Life next = hosts.opener().connect(listener);
        next.expectOpened("nothing keeps the port from the next connection, which old segments may still hit");
    }

    @Probe(
            id = "lifecycle.assassination.prevented",
            rules = {"RFC1337-3-F1", "DOC-050", "DOC-112"},
            claim = "With tcp_rfc1337=1 the same reset is ignored: TIME-WAIT goes on, and keeps its port",
            tags = {"time-wait", "reset"},
            settings = {"net.ipv4.tcp_rfc1337=1", ONE_PORT, NO_REUSE})
    void prevented(Hosts hosts) {
        HostListener listener = StrayText.on(hosts);
        Life life = StrayText.closed(hosts, listener);

        Passage reset = hosts.expect(StrayText.RESETS, "it has come by");
        life.expectStays(OPENER, TIME_WAIT, Duration.ofMillis(200), "resets do not count in TIME-WAIT");
        Timing early =
                Timing.between(reset, Duration.ZERO, hosts.time("time-wait-ms").dividedBy(2));
        hosts.opener().connect(listener).expectOpenFails("EADDRNOTAVAIL", early, "the only port is in TIME-WAIT");
    }
}
