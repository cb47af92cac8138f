// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import org.tcpassay.expect.Moment;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Segment;

/** A packet that came by between two hosts. */
public record Passage(Transit transit) implements Moment {

    /** When it came, on the relay's clock. */
    @Override
    public long timeNs() {
        return transit.timeNs();
    }

    /** What it is. */
    public Segment segment() {
        return transit.segment().orElseThrow(() -> new IllegalStateException("what came by is no segment of TCP"));
    }
}
