// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** A duplicate whose timestamp is old, so that PAWS refuses it. */
final class RefusedByTimestamp {

    @Probe(
            id = "sack.duplicate-refused-by-timestamp.may-be-reported",
            rules = "RFC2883-4.3-1",
            state = ESTABLISHED,
            claim = "A duplicate that PAWS refuses is acknowledged, and may be reported by D-SACK")
    void mayBeReported(Lab lab) {
        lab.needs(Given.RFC2883);
        lab.needs(Given.RFC7323);
        Connection c = lab.connect(syn().mss(1460).sackPermitted().timestamps());
        c.send(data("hello"));
        c.expect(ack(), "data is acknowledged");

        c.send(data("hello").seq(RCV_NXT.minus(5)).timestampOlderBy(100).refused());
        c.expectEither(
                ack().sack(RCV_NXT.minus(5), RCV_NXT),
                ack().without(TcpOption.Sack.class),
                "the acknowledgment says what is expected next; a report names what came twice and nothing else");
    }
}
