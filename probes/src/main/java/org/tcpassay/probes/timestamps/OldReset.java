// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A reset whose timestamp is older than the newest that was taken. */
final class OldReset {

    private static final long AGE = 100_000;

    @Probe(
            id = "timestamps.rst-with-old-timestamp.taken",
            rules = "RFC7323-5.2-1",
            state = ESTABLISHED,
            claim = "A reset is not subject to PAWS")
    void takenReset(Lab lab) {
        Connection c = WithTimestamps.established(lab);

        c.send(rst().timestampOlderBy(AGE));
        c.expectSilence("a reset is never answered");
        c.expectState(CLOSED, "its sequence number alone decides");
    }
}
