// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.established;

import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data whose sequence numbers pass from 2^32-1 to 0. */
final class DataAcrossWrap {

    private static final long EIGHT_BELOW_WRAP = 0xffff_fff8L;

    @Probe(
            id = "established.data-across-wrap.delivered",
            rules = "RFC9293-3.4-MOD32",
            claim = "Sequence numbers are compared modulo 2^32: the wrap inside a segment is nothing special")
    void delivered(Lab lab) {
        Connection c = lab.connect(syn().seq(EIGHT_BELOW_WRAP).mss(1460));

        c.send(data("0123456789abcdef"));
        c.expect(ack(), "the acknowledgment lies beyond the wrap");
        c.expectReceived("0123456789abcdef", "all of it is in order");
    }
}
