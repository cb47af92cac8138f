// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.data;

import java.util.function.UnaryOperator;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Flags;

/** A segment that was signed and then changed on its way, its checksum put right again. */
final class ChangedSegment {

    enum Covered {
        SEQUENCE_NUMBER(was -> was.seq(RCV_NXT.plus(1))),
        ACKNOWLEDGMENT_NUMBER(was -> was.ack(SND_NXT.minus(1))),
        RESERVED_BITS(was -> was.reserved(1)),
        FLAGS(was -> was.and(Flags.PSH)),
        WINDOW(was -> was.window(1000)),
        URGENT_POINTER(was -> was.urgent(1)),
        TEXT(was -> was.payload("hello, World")),
        LENGTH(was -> was.payload("hello, world!"));

        private final UnaryOperator<SegmentSpec> signed;

        Covered(UnaryOperator<SegmentSpec> signed) {
            this.signed = signed;
        }
    }

    @Probe(
            id = "signature.changed-segment.not-taken",
            rules = "RFC2385-2-2",
            state = ESTABLISHED,
            claim = "The signature covers the header without options and the text")
    void notTaken(Lab lab, Covered row) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("hello, world").signatureOf(row.signed.apply(data("hello, world"))));
        c.expectSilence("another segment than this was signed");
        c.expectNothingReceived("so it is dropped");
    }

    @Probe(
            id = "signature.segment-for-another-address.not-taken",
            rules = "RFC2385-2-2",
            state = ESTABLISHED,
            claim = "The signature covers the pseudo-header: what was signed at another address is not taken")
    void address(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("hello").signatureOf(data("hello").from(lab.nobodysAddress())));
        c.expectSilence("it was signed for a connection with another end");
        c.expectNothingReceived("so it is dropped");
    }
}
