// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.probes.timestamps.TsRecent.FAR;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A timestamp far in the future on a reset that misses RCV.NXT. */
final class HugeOnReset {

    @Probe(
            id = "timestamps.huge-on-reset.not-taken",
            rules = "RFC7323-5.2-3",
            state = ESTABLISHED,
            claim = "The timestamp of a reset never changes the connection")
    void notTakenFromReset(Lab lab) {
        lab.needs(Given.RFC5961);
        Connection c = TsRecent.twoThousand(lab);

        c.send(rst().seq(RCV_NXT.plus(1)).timestamp(2_000 + FAR));
        c.expect(ack().echoing(2_000), "a reset that misses RCV.NXT is challenged, its timestamp not looked at");

        c.send(data("good").timestamp(2_001));
        c.expect(ack().echoing(2_001), "the forged reset must not have moved TS.Recent");
        c.expectReceived("good", "and the data is delivered");
    }
}
