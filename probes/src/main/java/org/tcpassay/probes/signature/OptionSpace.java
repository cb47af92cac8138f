// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Signature;

/** The signature takes 18 of the 40 octets that there are for options. */
final class OptionSpace {

    private static final int MSS = 1000;

    private static final SegmentSpec EVERY_OFFER =
            syn().mss(MSS).windowScale(7).sackPermitted().timestamps(); // 39 octets with the signature

    @Probe(
            id = "signature.all-options-offered.fit",
            rules = "RFC2385-4.3-2",
            state = LISTEN,
            claim = "A SYN that offers everything is answered, whatever gives way to the signature")
    void offered(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.dial(lab.listen());

        c.send(EVERY_OFFER);
        c.expect(synAck(), "the signature is never left out for the sake of other options");
    }

    @Probe(
            id = "signature.gap-with-all-options.acknowledged",
            rules = "RFC2385-4.3-2",
            state = ESTABLISHED,
            claim = "Where blocks are to be reported the signature still fits")
    void gap(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.connect(EVERY_OFFER);

        c.send(data("ghi").seq(RCV_NXT.plus(6)));
        c.expect(ack(), "one block, timestamps and the signature fill the header");
        c.send(data("d").seq(RCV_NXT.plus(3)));
        c.expect(ack(), "two blocks would not fit beside both");
        c.send(data("abc"));
        c.expect(ack(), "what was beyond the gap is kept");
    }

    @Probe(
            id = "signature.full-segments.leave-room",
            rules = "RFC2385-4.3-1",
            state = ESTABLISHED,
            claim = "The option is taken off the text of a full segment")
    void full(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.connect(syn().mss(MSS));

        c.user().send(lab.payload(3 * MSS));
        c.expect(
                ack().anyPayload(Range.atMost(MSS - Signature.LENGTH)),
                "text and options together are no longer than what the tester offers to take");
    }
}
