// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.timewait;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.segment;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.TIME_WAIT;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** Nothing is lost, and nothing comes any more. */
final class Waiting {

    @Probe(
            id = "lifecycle.time-wait.ends-by-its-timer",
            rules = {"RFC9293-3.10.8-TW", "DOC-033", "DOC-034", "DOC-109"},
            claim =
                    "TIME-WAIT waits for nothing and ends by its timer, after a time that is fixed: tcp_fin_timeout does not"
                            + " change it",
            tags = {"slow", "time-wait"},
            settings = "net.ipv4.tcp_fin_timeout=5")
    void endsByItsTimer(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        Duration length = hosts.time("time-wait-ms");

        life.opener().close();
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "the opener closes first");
        life.listener().close();
        Passage fin = hosts.expect(fin(LISTENER), "then the listener");
        life.expectStates(TIME_WAIT, CLOSED, "the last acknowledgment has left, and none is expected");

        hosts.expectCount(7, segment(), "three segments of the handshake and four of the close");
        hosts.expectNone(nth(8, segment()), length.multipliedBy(4).dividedBy(5), "nothing else comes");
        life.expectState(OPENER, TIME_WAIT, "much longer than tcp_fin_timeout");
        life.expectState(OPENER, CLOSED, Timing.about(fin, length), "the time is over");
    }
}
