// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;

import org.tcpassay.expect.Timing;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Backoff;
import org.tcpassay.script.HostListener;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;

/** The third segment of a handshake is lost, and the opener has nothing to say. */
final class ThirdSegmentLost {

    @Probe(
            id = "lifecycle.third-segment-lost.one-side-only",
            rules = {"RFC9293-3.10.8-RTX-SYNACK", "DOC-079", "DOC-083", "DOC-159"},
            claim = "After the third segment was lost only the opener believes that the connection stands; the listener"
                    + " sends its SYN,ACK again, and the answer to that brings them together",
            tags = {"slow", "handshake", "retransmission"})
    void oneSideOnly(Hosts hosts) {
        hosts.losing("the third segment", nth(1, handshake(3)));
        Backoff backoff = hosts.listener().synAckBackoff();
        HostListener listener = hosts.listener().listen();

        Life life = hosts.opener().connect(listener);
        life.expectOpened("the opener has seen SYN,ACK");
        Passage synAck = hosts.expect(nth(1, handshake(2)), "the listener answers a SYN");
        life.expectStates(ESTABLISHED, SYN_RECEIVED, "the listener has not heard of the opener's acknowledgment");
        listener.expectNothingToAccept("half a connection is not handed to a user");

        Timing again = Timing.about(synAck, backoff.again().get(0));
        hosts.expect(nth(2, handshake(2)), again, "nobody acknowledged the SYN,ACK, so it is sent again");
        hosts.expect(nth(3, Conditions.from(OPENER)), "what is sent again is acknowledged again");
        life.expectStates(ESTABLISHED, ESTABLISHED, "now the listener knows too");
        life.listener();
    }
}
