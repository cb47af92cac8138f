// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model.permits;

import org.tcpassay.model.Input;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Segment;

/** One thing that was seen of a target at one connection, in the order in which it happened. */
public sealed interface Observation {

    /** The tester's segment reached the target. */
    record Arrives(Segment segment) implements Observation {}

    /** The target sent a segment. */
    record Emits(Segment segment) implements Observation {}

    /** Whatever the target sends at once has been seen: a fence has passed. */
    record Quiet() implements Observation {}

    /** The user of the target made a call that the target took; {@code id} in it is ignored. */
    record Calls(Input call) implements Observation {}

    /** The user received this much; an empty run is the end of the stream. */
    record Received(Bytes data) implements Observation {}

    /** The user asked for text and there was none. */
    record ReceivedNothing() implements Observation {}

    /** The target says in which state the connection is. */
    record Reports(State state) implements Observation {}
}
