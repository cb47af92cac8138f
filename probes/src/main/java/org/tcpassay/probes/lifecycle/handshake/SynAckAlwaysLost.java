// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;

import org.tcpassay.expect.Timing;
import org.tcpassay.script.Backoff;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** The second segment of every handshake is lost. */
final class SynAckAlwaysLost {

    @Probe(
            id = "lifecycle.syn-ack-always-lost.both-give-up",
            rules = {"RFC9293-MUST-22", "RFC4987-3.3-1", "DOC-077", "DOC-046"},
            claim = "When every SYN,ACK is lost the opener is told so after its last repetition, and the listener drops"
                    + " its record, of which its user never hears",
            tags = {"slow", "handshake", "retransmission"},
            settings = {
                "net.ipv4.tcp_syn_retries=2",
                "net.ipv4.tcp_syn_linear_timeouts=1",
                "net.ipv4.tcp_synack_retries=1"
            })
    void bothGiveUp(Hosts hosts) {
        hosts.losing("every SYN,ACK", handshake(2));
        Backoff ofSyn = hosts.opener().synBackoff();
        HostListener listener = hosts.listener().listen();

        Life life = hosts.opener().connect(listener);
        Passage first = hosts.expect(nth(1, handshake(1)), "an open sends a SYN");
        life.expectStates(SYN_SENT, SYN_RECEIVED, "the SYN arrived, and its answer does not");
        hosts.expect(nth(2, handshake(2)), "the listener answers a repeated SYN, or its own timer, once more");

        life.expectOpenFails("ETIMEDOUT", Timing.about(first, ofSyn.end()), "no SYN of the opener was answered");
        life.expectWalk(OPENER, "it keeps no record of it", SYN_SENT, CLOSED);
        listener.expectNothingToAccept("half a connection is not handed to a user");
        life.expectState(LISTENER, CLOSED, "the listener gives up as well");
    }
}
