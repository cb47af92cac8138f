// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.anyFlags;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.first;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.not;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;

import org.tcpassay.expect.Timing;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Backoff;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.HostProgram;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** The third segment of a handshake is lost, and one of the two has something to say. */
final class ThirdSegmentLostWithData {

    @Probe(
            id = "lifecycle.third-segment-lost.data-instead",
            rules = {"RFC9293-3.10.7.4-ACK-SR-RETRY", "RFC9293-3.10.7.4-ACK-SR-DATA", "DOC-081"},
            claim = "When the third segment was lost and the opener sends data, the acknowledgment on it makes the"
                    + " listener ESTABLISHED, and the data is taken at once",
            tags = {"handshake", "data"})
    void dataInstead(Hosts hosts) {
        hosts.losing("the third segment", nth(1, handshake(3)));
        HostListener listener = hosts.listener().listen();
        Life life = hosts.preamble("a listener that waits for the third segment", () -> {
            Life half = hosts.opener().connect(listener);
            half.expectOpened("the opener has seen SYN,ACK");
            half.expectStates(ESTABLISHED, SYN_RECEIVED, "the third segment is lost");
            return half;
        });

        life.opener().send("hello");
        life.expectStates(ESTABLISHED, ESTABLISHED, "every segment has the acknowledgment that was lost");
        life.listener().expectReceived("hello", "the data that brought it is taken too");
        hosts.expectCount(1, handshake(2), "there was no need for another SYN,ACK");
    }

    @Probe(
            id = "lifecycle.third-segment-lost.first-word-waits",
            rules = {"RFC9293-3.10.8-RTX-SYNACK", "DOC-082"},
            claim =
                    "When the third segment was lost a server that speaks first cannot: accept() has not returned to it,"
                            + " and its kernel sends nothing but SYN,ACK until that is acknowledged",
            tags = {"slow", "handshake", "retransmission"})
    void firstWordWaits(Hosts hosts) {
        hosts.losing("the third segment, twice", first(2, allOf(Conditions.from(OPENER), not(anyFlags("S")))));
        Backoff backoff = hosts.listener().synAckBackoff();
        HostProgram server = hosts.preamble("a program that writes to whom it accepts", () -> {
            HostProgram program = hosts.listener().program("listen 7000 4", "accept", "write 5");
            program.listening(7000);
            return program;
        });

        Life life = hosts.opener().connect(server.listening(7000));
        life.expectOpened("the opener has seen SYN,ACK, and waits for the first word");
        Passage synAck = hosts.expect(nth(1, handshake(2)), "the listener answers a SYN");
        Timing second = Timing.about(synAck, backoff.again().get(0));
        Timing third = Timing.about(synAck, backoff.again().get(1));
        hosts.expect(nth(2, handshake(2)), second, "it is not acknowledged, so it is sent again");
        hosts.expectCount(2, Conditions.from(LISTENER), "nothing else is sent: there is no connection to write to");
        hosts.expect(nth(3, handshake(2)), third, "and again, after twice the time");

        hosts.expect(allOf(Conditions.from(LISTENER), data()), "the third was acknowledged, and the first word leaves");
        life.expectStates(ESTABLISHED, ESTABLISHED, "the connection stands");
    }
}
