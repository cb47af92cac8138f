// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.delayedack;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.wire.SeqNum;

/** Many small segments in order, sent without waiting. */
final class SegmentsInOneGo {

    private static final Duration LONGEST = Duration.ofMillis(500); // RFC 9293 MUST-40
    private static final int COUNT = 40; // some stacks acknowledge the first sixteen one by one

    @Probe(
            id = "delayed-ack.burst.no-more-than-segments",
            rules = "RFC9293-MUST-58",
            state = ESTABLISHED,
            tags = "slow",
            claim = "A burst draws no more acknowledgments than it has segments, the last of which covers all")
    void noMoreThanSegments(Lab lab) {
        Connection c = lab.connect(syn().mss(1460));
        int count = acknowledgmentsOfBurst(lab, c).size();
        c.judge("acknowledgments are aggregated", "at most " + COUNT, count <= COUNT, count + " acknowledgments");
    }

    @Probe(
            id = "delayed-ack.burst.fewer-than-segments",
            rules = "RFC9293-SHLD-18",
            state = ESTABLISHED,
            tags = "slow",
            claim = "Acknowledgments wait for company, so a burst draws fewer than it has segments")
    void fewerThanSegments(Lab lab) {
        lab.needs(lab.number("delayed-ack-max-ms") > 0, "the target delays no acknowledgments");
        Connection c = lab.connect(syn().mss(1460));
        int count = acknowledgmentsOfBurst(lab, c).size();
        c.judge("acknowledgments are delayed", "less than " + COUNT, count < COUNT, count + " acknowledgments");
    }

    private static List<Seen> acknowledgmentsOfBurst(Lab lab, Connection c) {
        for (int i = 0; i < COUNT; i++) {
            c.send(data(lab.payload(10)));
        }
        var came = new ArrayList<>(c.expectAcknowledgments(Range.atLeast(0), "what need not wait"));
        c.pause(LONGEST);
        came.addAll(c.expectAcknowledgments(Range.atMost(1), "what waited"));
        SeqNum last = came.isEmpty()
                ? SeqNum.of(0)
                : came.get(came.size() - 1).segment().ack();
        c.judge("all text is acknowledged", "RCV.NXT", last.toLong() == c.value(RCV_NXT), last + " at last");
        return came;
    }
}
