// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.header;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Reserved bits that are set. */
final class ReservedBits {

    enum Bit {
        FIRST(0b100),
        SECOND(0b010),
        THIRD(0b001),
        ALL(0b111);

        private final int bits;

        Bit(int bits) {
            this.bits = bits;
        }
    }

    @Probe(
            id = "header.reserved-bits-of-data.ignored",
            rules = {"RFC9293-3.1-RSRV-2", "RFC9293-3.1-RSRV-1"},
            state = ESTABLISHED,
            claim = "Reserved bits of a received segment mean nothing")
    void ignored(Lab lab, Bit row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("hello").reserved(row.bits));
        c.expect(ack(), "the data is acknowledged as if the bits were clear");
        c.expectReceived("hello", "and delivered");
    }

    @Probe(
            id = "header.reserved-bits-of-syn.ignored",
            rules = "RFC9293-3.1-RSRV-2",
            state = LISTEN,
            claim = "Reserved bits of a SYN do not hinder the handshake")
    void ignoredInSyn(Lab lab, Bit row) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().reserved(row.bits));
        c.expect(synAck(), "the SYN is answered as if the bits were clear");
        c.send(ack());
        c.accept();
        c.expectState(ESTABLISHED, "the handshake is complete");
    }
}
