// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Holds what leaves a path without rules against what came in, packet by packet and byte by byte. */
final class SequenceAccount implements Consumer<Happening> {

    private final Map<Side, Long> fresh = new EnumMap<>(Map.of(Side.LEFT, 0L, Side.RIGHT, 0L));
    private final Map<Stream, SeqNum> next = new HashMap<>();
    private long came;
    private long first; // of the last that came
    private long joined;
    private long went;
    private long again;
    private String complaint = "";
    private Bytes last = Bytes.EMPTY;

    /** One direction of a connection. */
    private record Stream(Side from, int source, int destination) {}

    @Override
    public void accept(Happening happening) {
        if (happening instanceof Happening.Came arrival) {
            first = came + 1;
            came += arrival.transit().pieces();
            joined += arrival.transit().pieces() > 1 ? 1 : 0;
            last = arrival.transit().bytes();
            arrival.transit().segment().ifPresent(segment -> count(arrival.transit(), segment));
        } else if (happening instanceof Happening.Went departure) {
            went += departure.transit().pieces();
            // without rules each leaves before the next comes
            if (departure.number() != first || !departure.bytes().equals(last)) {
                complaint = "packet " + departure.number() + " left in place of packet " + first;
            }
        } else if (happening instanceof Happening.Acted act) {
            complaint = "a rule acted: " + act;
        }
    }

    private void count(Transit transit, Segment segment) {
        var stream = new Stream(transit.from(), segment.sourcePort(), segment.destinationPort());
        SeqNum expected = next.getOrDefault(stream, segment.seq());
        SeqNum end = segment.seq().plus(segment.len());
        if (expected.isBefore(segment.seq())) {
            complaint = "a hole of " + stream + " before " + segment.seq() + ": the kernel sent what never came";
        }
        if (expected.isBefore(end)) {
            long more = expected.distanceTo(end);
            fresh.merge(transit.from(), more, Long::sum);
            again += segment.len() - more;
            next.put(stream, end);
        } else {
            again += segment.len();
        }
    }

    long came() {
        return came;
    }

    /** Segments that came several in one. */
    long joined() {
        return joined;
    }

    long went() {
        return went;
    }

    /** Sequence numbers that came for the first time, SYN and FIN included. */
    long fresh(Side from) {
        return fresh.get(from);
    }

    /** Sequence numbers that came once more. */
    long again() {
        return again;
    }

    /** What was wrong; empty if nothing. */
    String complaint() {
        return complaint;
    }
}
