// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;

/** What a stack does in answer to an {@link Input}, in order. */
public sealed interface Output {

    /**
     * A segment leaves.
     *
     * @param ecn what its packet says (RFC 3168 §5)
     */
    record Sent(FourTuple ends, Segment segment, Ecn ecn) implements Output {

        /** In a packet whose transport does not know ECN. */
        public Sent(FourTuple ends, Segment segment) {
            this(ends, segment, Ecn.NOT_ECT);
        }
    }

    /** A user is told something. */
    record Told(int id, Signal signal) implements Output {}

    /** An OPEN has made a listener or a connection, or ACCEPT has handed one out. */
    record Made(int id) implements Output {}

    /** So many bytes were taken, or these bytes received; an empty run is the end of the stream. */
    record Moved(int count, Bytes data) implements Output {}

    /** The call cannot end yet. */
    record Waits() implements Output {}

    /** The call fails. */
    record Refused(Refusal why) implements Output {}
}
