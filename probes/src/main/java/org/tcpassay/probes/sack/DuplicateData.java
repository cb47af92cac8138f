// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** Data that the target has already; it reports duplicates by D-SACK. */
final class DuplicateData {

    @Probe(
            id = "sack.duplicate-of-acknowledged-data.reported-once",
            rules = {"RFC2883-4-1", "RFC2883-4-2"},
            state = ESTABLISHED,
            claim = "A copy of acknowledged data is reported by a first block below ACK, in one acknowledgment only")
    void reportedOnce(Lab lab) {
        Connection c = DuplicatesReported.established(lab);
        c.send(data("again"));
        c.expect(ack().without(TcpOption.Sack.class), "data in order is acknowledged");

        c.send(data("again").seq(RCV_NXT.minus(5)));
        c.expect(ack().sack(RCV_NXT.minus(5), RCV_NXT), "the copy is reported as a duplicate");
        c.send(data("new"));
        c.expect(ack().without(TcpOption.Sack.class), "one copy is reported once");
    }

    @Probe(
            id = "sack.half-duplicate.old-half-reported",
            rules = "RFC2883-4.2-1",
            state = ESTABLISHED,
            claim = "Of a segment that is half old and half new the old half is reported and the new one taken")
    void oldHalfReported(Lab lab) {
        Connection c = DuplicatesReported.established(lab);
        c.send(data("old"));
        c.expect(ack(), "data in order is acknowledged");

        c.send(data("oldnew").seq(RCV_NXT.minus(3)));
        c.expect(ack().sack(RCV_NXT.minus(6), RCV_NXT.minus(3)), "ACK covers the new half, D-SACK the old");
        c.expectReceived("oldnew", "nothing is delivered twice");
    }

    @Probe(
            id = "sack.duplicate-fin.harmless",
            rules = {"RFC2883-4-1", "RFC2018-3-2"},
            state = CLOSE_WAIT,
            claim = "A repeated FIN is acknowledged as before, with or without a report")
    void harmlessFin(Lab lab) {
        lab.needs(Given.RFC2883);
        Connection c = lab.reach(CLOSE_WAIT, syn().mss(1460).sackPermitted());

        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(
                anyOf(ack().sack(RCV_NXT.minus(1), RCV_NXT), ack().without(TcpOption.Sack.class)),
                "whether the number of a FIN is reported is left open; nothing else may be");
    }
}
