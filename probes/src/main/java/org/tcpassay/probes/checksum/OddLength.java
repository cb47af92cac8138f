// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.checksum;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Payloads of an odd number of bytes, whose checksum runs over one byte of padding. */
final class OddLength {

    enum Length {
        ONE("x"),
        THREE("xyz");

        private final String text;

        Length(String text) {
            this.text = text;
        }
    }

    @Probe(
            id = "checksum.odd-length.exchanged",
            rules = {"RFC9293-3.1-CKSUM-ODD", "RFC9293-MUST-2"},
            state = ESTABLISHED,
            claim = "The padding of an odd payload is summed and never sent or delivered")
    void exchanged(Lab lab, Length row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data(row.text));
        c.expect(ack(), "the checksum over the padded payload is right");
        c.expectReceived(row.text, "the padding is not delivered");

        c.user().send(row.text);
        c.expect(data(row.text), "the target's own checksum covers the padding too");
    }
}
