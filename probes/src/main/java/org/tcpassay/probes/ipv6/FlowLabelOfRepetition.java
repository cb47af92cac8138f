// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ipv6;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.IpVersion;

/** The flow label of a SYN,ACK that is sent again. */
final class FlowLabelOfRepetition {

    private static final String SAME = "what belongs together says so, or its packets take different roads";

    @Probe(
            id = "ipv6.flow-label-of-repeated-syn-ack.constant",
            rules = "RFC6437-2-1",
            ip = IpVersion.V6,
            state = SYN_RECEIVED,
            claim = "A SYN,ACK that is sent again carries the flow label that it had")
    void constantOfRepetition(Lab lab) {
        Connection c = lab.reach(LISTEN);
        c.send(syn().mss(1440));
        int label = c.expect(synAck(), "a listener answers a SYN").ip().flowLabel();

        c.expectRepeated(synAck().seq(ISS).flowLabel(label), SAME);
    }
}
