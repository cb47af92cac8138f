// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.timewait;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.anyFlags;
import static org.tcpassay.fault.conditions.Conditions.connection;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.rules.State.TIME_WAIT;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** There are more connections in TIME-WAIT than tcp_max_tw_buckets allows. */
final class TooMany {

    private static final Condition LAST_ACKS = allOf(connection(2), Conditions.from(OPENER), flags("."));

    @Probe(
            id = "lifecycle.too-many-in-time-wait.forgotten",
            rules = {"DOC-111", "DOC-117"},
            claim =
                    "What tcp_max_tw_buckets has no room for is forgotten at once, without a reset; the FIN that comes again"
                            + " then draws one, and the peer sees its connection reset",
            tags = {"slow", "time-wait"},
            settings = {"net.ipv4.tcp_max_tw_buckets=1", "net.ipv4.tcp_early_retrans=0"})
    void forgotten(Hosts hosts) {
        hosts.losing("the second connection's last acknowledgment", nth(2, LAST_ACKS));
        HostListener listener = hosts.listener().listen();
        hosts.preamble("one connection in TIME-WAIT", () -> {
            Life first = hosts.opener().connect(listener);
            first.listener();
            first.opener().close();
            first.expectStates(FIN_WAIT_2, CLOSE_WAIT, "the opener closes first");
            first.listener().close();
            first.expectStates(TIME_WAIT, CLOSED, "there is room for one");
            return first;
        });

        Life second = hosts.opener().connect(listener);
        second.listener();
        second.opener().shutdown(); // without a user FIN-WAIT-2 would need room too
        second.expectStates(FIN_WAIT_2, CLOSE_WAIT, "the opener closes first again");
        second.listener().shutdown();
        hosts.expect(nth(2, LAST_ACKS), "the last acknowledgment has left all the same");
        second.expectWalk(OPENER, "but not TIME-WAIT", SYN_SENT, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSED);
        hosts.opener().expectCounter("TcpExtTCPTimeWaitOverflow", 1, "there was no room for the second");

        Condition fin = allOf(connection(2), Conditions.from(LISTENER), anyFlags("F"));
        Passage again = hosts.expect(nth(2, fin), "the acknowledgment was lost, so the FIN is sent again");
        hosts.expect(
                anyFlags("R"),
                Timing.about(again, Duration.ZERO),
                "now nobody knows of it: a reset, and none came before");
        second.listener().expectError("ECONNRESET", "so an orderly end looks like a reset to the peer");
    }
}
