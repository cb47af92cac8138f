// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.checksum;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN whose checksum is wrong by one, or absent. */
final class DamagedSyn {

    @Probe(
            id = "checksum.damaged-syn.dropped",
            rules = "RFC9293-MUST-3",
            state = LISTEN,
            claim = "A SYN with a wrong checksum opens nothing")
    void dropped(Lab lab, Damage row) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().checksum(row.field));
        c.expectSilence("what the checksum does not cover was never sent");
        c.expectState(CLOSED, "no connection came of it");

        c.send(syn());
        c.expect(synAck(), "the right copy opens");
    }
}
