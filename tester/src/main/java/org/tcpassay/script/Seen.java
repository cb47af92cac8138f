// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.Optional;
import org.tcpassay.expect.Moment;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;

/** A segment of the target that an expectation took, and when it passed the link. */
public record Seen(Segment segment, long timeNs) implements Moment {

    /** The window field, unscaled. */
    public int window() {
        return segment.window();
    }

    public Bytes payload() {
        return segment.payload();
    }

    public <T extends TcpOption> Optional<T> option(Class<T> type) {
        return segment.option(type);
    }
}
