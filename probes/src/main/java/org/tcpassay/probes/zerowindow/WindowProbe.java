// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.zerowindow;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;

import org.tcpassay.expect.Expectation;
import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Seen;

/** What probes of a closed window look like. */
final class WindowProbe {

    private WindowProbe() {}

    /** Whether a probe begins with what is not acknowledged, rather than below it. */
    static boolean isNew(Seen probe, Connection c) {
        return probe.segment().seq().toLong() == c.value(SND_UNA);
    }

    /** An empty old segment, or a byte: new, or the last one again. */
    static Expectation any() {
        return anyOf(
                ack().seq(SND_UNA.minus(1)),
                ack().seq(SND_UNA).anyPayload(new Range(1, 1)),
                ack().seq(SND_UNA.minus(1)).anyPayload(new Range(1, 1)));
    }
}
