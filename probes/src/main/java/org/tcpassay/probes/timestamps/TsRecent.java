// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;

/** Connections whose TS.Recent is known. */
final class TsRecent {

    /** Still newer by the arithmetic modulo 2^32. */
    static final long FAR = 1 << 30;

    private TsRecent() {}

    /** ESTABLISHED; the tester's clock has come to 2000. */
    static Connection twoThousand(Lab lab) {
        lab.needs(Given.RFC7323);
        return lab.preamble("ESTABLISHED, TS.Recent 2000", () -> {
            Connection c = lab.connect(syn().mss(1460).timestamp(1_000));
            c.send(data("xx").timestamp(2_000));
            c.expect(ack().echoing(2_000), "an in-order segment moves TS.Recent");
            c.expectReceived("xx", "and is delivered");
            return c;
        });
    }
}
