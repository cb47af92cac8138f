// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.first;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.not;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;

import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.script.Backoff;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** The second segment of a handshake is lost, twice at the most. */
final class SynAckLost {

    @Probe(
            id = "lifecycle.syn-ack-lost.both-repeat",
            rules = {"RFC9293-3.10.8-RTX-SYNACK", "RFC9293-3.5-OLDSYNRCVD", "DOC-077"},
            claim =
                    "When SYN,ACK is lost the opener repeats its SYN and the listener its SYN,ACK, with the same number,"
                            + " and the first that gets through ends the wait",
            tags = {"slow", "handshake", "retransmission"})
    void bothRepeat(Hosts hosts) {
        hosts.losing("the first two SYN,ACKs", first(2, handshake(2)));
        Backoff ofSyn = hosts.opener().synBackoff();
        Backoff ofSynAck = hosts.listener().synAckBackoff();

        Life life = hosts.opener().connect(hosts.listener().listen());
        Passage syn = hosts.expect(nth(1, handshake(1)), "an open sends a SYN");
        Passage synAck = hosts.expect(nth(1, handshake(2)), "the listener answers it");
        life.expectStates(SYN_SENT, SYN_RECEIVED, "each waits for an answer of the other");
        life.expectStillOpening("the opener has heard nothing");

        Timing synAgain = Timing.about(syn, ofSyn.again().get(0));
        Timing synAckAgain = Timing.about(synAck, ofSynAck.again().get(0));
        hosts.expect(nth(2, handshake(1)), synAgain, "nobody answered the SYN, as far as the opener knows");
        hosts.expect(nth(2, handshake(2)), synAckAgain, "nobody acknowledged the SYN,ACK");
        hosts.expectCount(0, allOf(handshake(2), not(numbered(synAck))), "every SYN,ACK has the same initial number");

        life.expectOpened("one of the two repetitions gets through");
        life.expectStates(ESTABLISHED, ESTABLISHED, "the connection stands");
        life.listener();
    }

    private static Condition numbered(Passage first) {
        return Condition.of("with the number of the first", transit -> transit.segment().stream()
                .anyMatch(one -> one.seq().equals(first.segment().seq())));
    }
}
