// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousopen;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** The tester's SYN,ACK gets lost; the next that arrives is data. */
final class LostSynAck {

    @Probe(
            id = "simultaneous-open.lost-syn-ack.repaired-by-data",
            rules = {"RFC9293-3.10.7.4-ACK-SR-RETRY", "RFC9293-MUST-10"},
            state = SYN_RECEIVED,
            claim = "Any acceptable segment whose ACK covers the target's SYN completes a simultaneous open")
    void repairedByData(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED, Road.ACTIVE);

        c.send(data("hello"));
        c.expect(ack(), "the data is acknowledged");
        c.expectState(ESTABLISHED, "its ACK covers the target's SYN");
        c.expectReceived("hello", "and its text is delivered");
    }
}
