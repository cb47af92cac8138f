// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.first;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_SENT;

import org.tcpassay.expect.Timing;
import org.tcpassay.script.Backoff;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** The first segment of a handshake is lost, once or always. */
final class FirstSynLost {

    @Probe(
            id = "lifecycle.first-syn-lost.sent-again",
            rules = {"RFC9293-MUST-22", "DOC-073", "DOC-075"},
            claim = "A SYN that was lost is sent again after about a second, and the connection comes to stand",
            tags = {"slow", "handshake", "retransmission"})
    void sentAgain(Hosts hosts) {
        hosts.losing("the first SYN", nth(1, handshake(1)));
        Backoff backoff = hosts.opener().synBackoff();

        Life life = hosts.opener().connect(hosts.listener().listen());
        Passage lost = hosts.expect(nth(1, handshake(1)), "an open sends a SYN");
        life.expectStates(SYN_SENT, LISTEN, "the opener waits, and the listener knows nothing of it");

        Timing again = Timing.about(lost, backoff.again().get(0));
        hosts.expect(nth(2, handshake(1)), again, "nobody answered, so the SYN is sent again");
        life.expectOpened("the second SYN got through");
        life.expectStates(ESTABLISHED, ESTABLISHED, "the connection stands");
    }

    @Probe(
            id = "lifecycle.first-syn-lost.gives-up",
            rules = {"RFC9293-MUST-22", "DOC-074", "DOC-076", "DOC-084"},
            claim = "A SYN that is always lost is sent again as often as tcp_syn_retries and tcp_syn_linear_timeouts"
                    + " say, at first each second and then with doubling gaps, and then the open fails",
            tags = {"slow", "handshake", "retransmission"},
            settings = {"net.ipv4.tcp_syn_retries=2", "net.ipv4.tcp_syn_linear_timeouts=1"})
    void givesUp(Hosts hosts) {
        hosts.losing("every SYN", first(100, handshake(1)));
        Backoff backoff = hosts.opener().synBackoff();

        Life life = hosts.opener().connect(hosts.listener().listen());
        Passage first = hosts.expectRepeats(handshake(1), backoff, "a SYN is sent again as the settings say");

        life.expectOpenFails("ETIMEDOUT", Timing.about(first, backoff.end()), "then the opener gives up");
        life.expectWalk(OPENER, "and keeps no record of it", SYN_SENT, CLOSED);
    }
}
