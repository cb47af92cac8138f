// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.listen;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Checksum;

/** A SYN for a listener whose checksum is wrong. */
final class DamagedSyn {

    enum Damage {
        OFF_BY_ONE(Checksum.wrongBy(1)),
        ZERO(Checksum.exactly(0));

        private final Checksum field;

        Damage(Checksum field) {
            this.field = field;
        }
    }

    @Probe(
            id = "listen.damaged-syn.dropped",
            rules = "RFC9293-MUST-3",
            claim = "A damaged SYN opens nothing and does not stand in the way of the right one")
    void dropped(Lab lab, Damage row) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().seq(IRS.plus(4_711)).checksum(row.field));
        c.expectSilence("a wrong checksum says that any field may be wrong");
        c.expectState(CLOSED, "no record comes of it");

        c.send(syn());
        c.expect(synAck(), "the right SYN is answered by its own number");
        c.send(ack());
        c.accept();
        c.expectState(ESTABLISHED, "and opens the connection");
    }
}
