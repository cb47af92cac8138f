// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/**
 * Resets what a probe has left open at a stack that stays: its memory is not ours to fill, and a later run that meets
 * a connection of this one between the same ends would take its answers for those of another.
 *
 * <p>The sequence number is the one that the target said it expects next; who has taken more since answers with a
 * challenge (RFC 5961 section 3.2), which says it anew.
 */
final class Farewell {

    private final Bench bench;

    Farewell(Bench bench) {
        this.bench = bench;
    }

    void say() {
        int heard = bench.eventCount();
        Map<FourTuple, SeqNum> open = expected(bench.eventsSince(0));
        open.forEach(this::reset);
        bench.fence().raise();
        while (!bench.fence().isPassed() && !bench.fence().isDead()) {
            bench.pump(bench.fence().leftNs());
        }
        Map<FourTuple, SeqNum> challenges = expected(bench.eventsSince(heard));
        challenges.keySet().retainAll(Set.copyOf(open.keySet()));
        challenges.forEach(this::reset);
    }

    /** Of each connection that the target has acknowledged anything of. */
    private static Map<FourTuple, SeqNum> expected(List<Event> events) {
        var expected = new HashMap<FourTuple, SeqNum>();
        for (Event event : events) {
            if (event instanceof Event.Passed passed
                    && passed.direction() == Direction.FROM_TARGET
                    && passed.mark() != Event.Mark.FENCE) {
                note(passed, expected);
            }
        }
        return expected;
    }

    /** A reset is no end: it may answer a segment and leave the connection as it was. */
    private static void note(Event.Passed passed, Map<FourTuple, SeqNum> expected) {
        passed.packet()
                .segment()
                .filter(segment -> segment.has(Flags.ACK) && !segment.has(Flags.RST))
                .ifPresent(segment -> Bench.ends(passed.packet(), passed.direction())
                        .ifPresent(ends -> expected.put(ends, segment.ack())));
    }

    private void reset(FourTuple ends, SeqNum seq) {
        var segment = Segment.bare(ends.tester().port(), ends.target().port(), seq, SeqNum.of(0), Flags.RST, 0);
        Bytes packet =
                Codec.packet(segment, ends.tester().address(), ends.target().address());
        bench.send(Event.NO_CONVERSATION, packet, Event.Mark.PLAIN);
    }
}
