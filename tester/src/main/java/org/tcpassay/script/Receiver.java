// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import static org.tcpassay.script.Segments.ack;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.expect.Position;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.Symbol;
import org.tcpassay.model.Reassembly;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/**
 * Acknowledges what the target sent as a receiver without SACK does (RFC 5681 §4.2): each segment at once, everything
 * up to the first hole. Only the segments that a probe hands over have come.
 */
public final class Receiver {

    private final Connection connection;
    private final Reassembly reassembly;
    private SeqNum next;
    private int again;

    Receiver(Connection connection) {
        this.connection = connection;
        next = SeqNum.of(connection.value(Symbol.SND_UNA));
        reassembly = new Reassembly(next);
    }

    /**
     * Acknowledges these segments, one by one.
     *
     * @param each how many octets of text, new or again, each acknowledgment may let out
     * @return all that they let out
     */
    public Burst acknowledge(List<Seen> segments, Range each, String because) {
        var let = new ArrayList<Seen>();
        for (Seen seen : segments) {
            Segment segment = seen.segment();
            again += segment.end().isAtOrBefore(next) ? 1 : 0;
            next = reassembly.add(next, segment.seq(), segment.len());
            connection.send(ack().ack(Position.exactly(next.toLong())));
            let.addAll(connection.expectAnyBurst(each, because).segments());
        }
        return new Burst(let);
    }

    /** How many segments held nothing but what had come and was acknowledged. */
    public int again() {
        return again;
    }

    /** Whether everything below {@code seq} has come; {@code seq} is a number on the wire, 0..2^32-1. */
    public boolean has(long seq) {
        return next.isAtOrAfter(SeqNum.of(seq));
    }
}
