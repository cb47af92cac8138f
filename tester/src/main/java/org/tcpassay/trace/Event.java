// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace;

import java.util.Optional;
import org.tcpassay.model.permits.Observation;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Packet;

/**
 * Something that happened while a probe ran, as data.
 *
 * <p>Times are nanoseconds on the link's clock. A conversation is the index into
 * {@link Trace#conversations()}, or {@link #NO_CONVERSATION}.
 */
public sealed interface Event {

    int NO_CONVERSATION = -1;

    long timeNs();

    int conversation();

    /**
     * A packet on the link.
     *
     * @param bytes the IP packet as it was on the wire
     * @param mark what the tester made of it
     */
    record Passed(long timeNs, int conversation, Direction direction, Bytes bytes, Packet packet, Mark mark)
            implements Event {}

    /**
     * A user call of the target and how it ended.
     *
     * @param meaning what it tells the referee; empty for a call that changes nothing or has not ended
     */
    record UserCall(long timeNs, int conversation, String call, String result, Optional<Observation> meaning)
            implements Event {}

    /** The state that the target reports, where it changed. */
    record Reported(long timeNs, int conversation, State state) implements Event {}

    /**
     * An expectation that was held against the target.
     *
     * @param door which of several permitted answers was seen, where several were permitted
     */
    record Expected(
            long timeNs, int conversation, String because, String expectation, boolean held, Optional<String> door)
            implements Event {}

    /**
     * A fault on the road to the target did something.
     *
     * @param direction of the packet that it was done to
     * @param packet empty where a rule makes one of nothing
     * @param rule its name
     * @param act such as {@code lost}
     * @param detail for people, such as {@code by 200 ms}; may be empty
     */
    record Faulted(
            long timeNs,
            int conversation,
            Direction direction,
            Optional<Packet> packet,
            String rule,
            String act,
            String detail)
            implements Event {}

    /** Anything else worth telling. */
    record Note(long timeNs, int conversation, String text) implements Event {}

    /** What the tester made of a packet. */
    enum Mark {
        /** Nothing special. */
        PLAIN(" "),
        /** Sent in the body of the probe: what the target is asked. */
        STIMULUS("*"),
        /** A retransmission, or passed over by {@code await}. */
        SKIPPED("~"),
        /** Part of a fence: sent to prove silence, and its answer. */
        FENCE("|");

        private final String sign;

        Mark(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }
}
