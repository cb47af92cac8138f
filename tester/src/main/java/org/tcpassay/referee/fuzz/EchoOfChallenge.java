// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import java.util.Optional;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.Trace;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;

/** A segment of the tester that echoes a timestamp which the target sent later than with its last SYN,ACK. */
final class EchoOfChallenge {

    private EchoOfChallenge() {}

    /** Whether the last segment of the tester before an event is one. */
    static boolean isIn(Trace trace, int event) {
        Optional<Segment> synAck = last(trace, event, Direction.FROM_TARGET, Flags.SYN);
        Optional<Segment> asked = last(trace, event, Direction.TO_TARGET, Flags.NONE);
        Optional<TcpOption.Timestamps> sent = synAck.flatMap(segment -> segment.option(TcpOption.Timestamps.class));
        Optional<TcpOption.Timestamps> echoed = asked.flatMap(segment -> segment.option(TcpOption.Timestamps.class));
        return sent.isPresent()
                && echoed.isPresent()
                && (int) (echoed.get().echoReply() - sent.get().value()) > 0;
    }

    private static Optional<Segment> last(Trace trace, int event, Direction direction, Flags flags) {
        return trace.events().subList(0, event).stream()
                .filter(Event.Passed.class::isInstance)
                .map(Event.Passed.class::cast)
                .filter(passed -> passed.direction() == direction && passed.conversation() == 0)
                .flatMap(passed -> passed.packet().segment().stream())
                .filter(segment -> segment.has(flags))
                .reduce((first, later) -> later);
    }
}
