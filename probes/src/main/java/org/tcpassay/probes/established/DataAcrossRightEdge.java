// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.established;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data that begins inside the receive window and ends behind it. */
final class DataAcrossRightEdge {

    @Probe(
            id = "established.data-across-right-edge.acknowledged",
            rules = "RFC9293-3.4-ACC-4",
            claim = "A segment whose first byte lies in the window is acceptable, whatever its end")
    void acknowledged(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("0123456789").seq(RCV_NXT.plus(RCV_WND).minus(5)));
        c.expect(ack(), "part of it lies in the window but behind a hole: the target repeats what it expects");
        c.expectNothingReceived("the hole is not filled");

        c.send(data("alive"));
        c.expect(ack(), "the connection goes on at RCV.NXT");
        c.expectReceived("alive", "and delivers");
    }
}
