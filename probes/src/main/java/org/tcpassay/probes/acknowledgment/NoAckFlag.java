// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.acknowledgment;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.segment;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Octets or a FIN at RCV.NXT without the ACK flag, in each state. */
final class NoAckFlag {

    @Probe(
            id = "acknowledgment.missing-in-data.dropped",
            rules = "RFC9293-3.10.7.4-NOACK-{state}",
            rows = {
                "SYN_RECEIVED",
                "ESTABLISHED",
                "FIN_WAIT_1",
                "FIN_WAIT_2",
                "CLOSE_WAIT",
                "CLOSING",
                "LAST_ACK",
                "TIME_WAIT"
            },
            claim = "Data without ACK is dropped silently")
    void dataDropped(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(segment("P").payload("lost"));
        c.expectSilence("if the ACK bit is off, drop the segment and return");
        c.expectState(row, "nothing of it is processed");
        c.send(ack().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "an old segment draws the number that is expected: the one of the data that was dropped");
    }

    @Probe(
            id = "acknowledgment.missing-in-fin.dropped",
            rules = "RFC9293-3.10.7.4-NOACK-{state}",
            rows = {"SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2"},
            claim = "A FIN without ACK is dropped silently and closes nothing")
    void finDropped(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(segment("F"));
        c.expectSilence("if the ACK bit is off, drop the segment and return");
        c.expectState(row, "the FIN is not processed");
    }
}
