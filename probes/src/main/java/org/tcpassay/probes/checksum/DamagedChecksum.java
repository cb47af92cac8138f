// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.checksum;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Checksum;

/** Segments whose checksum is wrong by one, or absent. */
final class DamagedChecksum {

    enum Damage {
        WRONG(Checksum.wrongBy(1)),
        ZERO(Checksum.exactly(0)),
        ALL_ONES(Checksum.exactly(0xffff));

        private final Checksum field;

        Damage(Checksum field) {
            this.field = field;
        }
    }

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

    @Probe(
            id = "checksum.damaged-data.dropped",
            rules = "RFC9293-MUST-3",
            state = ESTABLISHED,
            claim = "Data with a wrong checksum is neither acknowledged nor delivered")
    void droppedData(Lab lab, Damage row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("bad!").checksum(row.field));
        c.expectSilence("a damaged segment is discarded without an answer");
        c.expectNothingReceived("nor is it delivered");

        c.send(data("good"));
        c.expect(ack(), "the right copy is acknowledged");
        c.expectReceived("good", "and delivered");
    }

    @Probe(
            id = "checksum.damaged-rst.dropped",
            rules = "RFC9293-MUST-3",
            state = ESTABLISHED,
            claim = "A reset with a wrong checksum resets nothing")
    void droppedReset(Lab lab, Damage row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(rst().checksum(row.field));
        c.expectSilence("a damaged segment is discarded without an answer");
        c.expectState(ESTABLISHED, "nor does it end the connection");

        c.send(rst());
        c.expectState(CLOSED, "the right copy does");
    }

    @Probe(
            id = "checksum.damaged-fin.dropped",
            rules = "RFC9293-MUST-3",
            state = ESTABLISHED,
            claim = "A FIN with a wrong checksum closes nothing")
    void droppedFin(Lab lab, Damage row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(fin().checksum(row.field));
        c.expectSilence("a damaged segment is discarded without an answer");
        c.expectState(ESTABLISHED, "nor does it close");
    }
}
