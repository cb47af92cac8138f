// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.anyFlags;
import static org.tcpassay.fault.conditions.Conditions.first;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.not;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.rst;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;

import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Backoff;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** Nothing of the opener arrives any more after its SYN. */
final class ThirdSegmentAlwaysLost {

    private static final Condition AFTER_THE_SYN = allOf(Conditions.from(OPENER), not(anyFlags("S")));

    @Probe(
            id = "lifecycle.third-segment-always-lost.listener-gives-up",
            rules = {"RFC9293-3.10.8-RTX-SYNACK", "RFC4987-3.3-1", "DOC-078", "DOC-083"},
            claim =
                    "A SYN,ACK that nobody acknowledges is sent again as often as tcp_synack_retries says, with doubling"
                            + " gaps, and then the listener drops its half of the connection",
            tags = {"slow", "handshake", "retransmission"},
            settings = "net.ipv4.tcp_synack_retries=2")
    void listenerGivesUp(Hosts hosts) {
        hosts.losing("all that the opener sends after its SYN", AFTER_THE_SYN);
        Backoff backoff = hosts.listener().synAckBackoff();
        HostListener listener = hosts.listener().listen();

        Life life = hosts.opener().connect(listener);
        Passage first = hosts.expectRepeats(handshake(2), backoff, "an unacknowledged SYN,ACK is sent again");
        life.expectState(LISTENER, CLOSED, Timing.about(first, backoff.end()), "then its record is dropped");
        life.expectWalk(LISTENER, "it never was more than half open", LISTEN, SYN_RECEIVED, CLOSED);
        listener.expectNothingToAccept("its user never hears of it");
    }

    @Probe(
            id = "lifecycle.third-segment-always-lost.opener-alone",
            rules = {"RFC9293-3.5.1-HALFOPEN-2", "DOC-021"},
            claim = "An opener that only waits stays ESTABLISHED when the listener has given up, and learns it from the"
                    + " reset that its first octet draws",
            tags = {"slow", "handshake", "reset"},
            settings = "net.ipv4.tcp_synack_retries=1")
    void openerAlone(Hosts hosts) {
        hosts.losing("all that the opener sends, twice", first(2, AFTER_THE_SYN));
        Backoff backoff = hosts.listener().synAckBackoff();
        Life life = hosts.preamble("a listener that has given up", () -> {
            Life begun = hosts.opener().connect(hosts.listener().listen());
            Passage first = hosts.expect(nth(1, handshake(2)), "the listener answers a SYN");
            begun.expectState(LISTENER, CLOSED, Timing.about(first, backoff.end()), "it gives up");
            return begun;
        });
        life.expectOpened("the opener has seen SYN,ACK");
        life.expectStates(ESTABLISHED, CLOSED, "half a connection: nobody has told the opener");
        life.opener().expectNoError("nor its user");

        life.opener().send("x");
        hosts.expect(rst(LISTENER), "nobody knows that connection");
        life.opener().expectError("ECONNRESET", "only what is sent finds that out");
        life.expectStates(CLOSED, CLOSED, "now both ends are rid of it");
    }
}
