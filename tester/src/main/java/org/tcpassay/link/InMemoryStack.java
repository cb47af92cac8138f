// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.List;
import java.util.OptionalLong;
import org.tcpassay.wire.Bytes;

/** A stack in this process that knows no clock: it is told the time. */
public interface InMemoryStack {

    /** Takes an IP packet. */
    void deliver(Bytes packet, long nowNs);

    /** The IP packets that it has sent since the last call, those of timers that are due included, in order. */
    List<Bytes> collect(long nowNs);

    /** When something will happen by itself, on the clock of {@code nowNs}; empty if nothing will. */
    OptionalLong nextTimerNs();
}
