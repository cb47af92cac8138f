// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.header;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.IpPacket;

/** Fewer bytes than a TCP header has. */
final class TruncatedHeader {

    enum Kept {
        NOTHING(0),
        PORTS_ONLY(4),
        ONE_BYTE_SHORT(19);

        private final int length;

        Kept(int length) {
            this.length = length;
        }
    }

    @Probe(
            id = "header.truncated-header.dropped",
            rules = "RFC9293-3.1-DOFF-1",
            state = ESTABLISHED,
            claim = "A packet that ends inside the TCP header is dropped")
    void dropped(Lab lab, Kept row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(ack().ip(packet -> IpPacket.ordinary(
                packet.source(),
                packet.destination(),
                packet.protocol(),
                packet.payload().slice(0, row.length))));
        c.expectSilence("there is no whole header to act on");

        c.send(data("whole"));
        c.expect(ack(), "the connection goes on");
    }
}
