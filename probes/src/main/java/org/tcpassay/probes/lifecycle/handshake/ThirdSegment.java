// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN,ACK that answers the target's SYN. */
final class ThirdSegment {

    @Probe(
            id = "lifecycle.third-segment.number-and-no-data",
            rules = {"RFC9293-3.5-3WHS", "DOC-024", "DOC-026", "DOC-027"},
            claim = "The third segment carries ISS+1 in its sequence field, acknowledges the other's ISN+1, and has no"
                    + " data of its own",
            tags = "handshake")
    void numberAndNoData(Lab lab) {
        Connection c = lab.open();
        c.expect(syn(), "an open sends a SYN and nothing else");

        c.send(synAck().mss(1460));
        c.expect(
                ack().seq(ISS.plus(1)).ack(IRS.plus(1)),
                "x+1 is the number of the third segment; its data part is for the application alone");
    }
}
