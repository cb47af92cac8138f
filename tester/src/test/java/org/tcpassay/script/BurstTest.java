// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import org.tcpassay.expect.Range;
import org.tcpassay.wire.Segment;
import org.testng.annotations.Test;

/** What a target sends at once, against one that sends what each test tells it. */
public final class BurstTest {

    private static final long ISS = 5_000;

    /** Answers the first text of the tester with segments of four bytes at these places, later ones if late. */
    private static Connection sending(long lateMicros, long... places) {
        Connection c = FakeStation.listening(ISS, (station, segment) -> {
                    for (long place : places) {
                        station.answer(segment, ".", ISS + 1 + place, end(segment), "text", lateMicros);
                    }
                })
                .lab()
                .connect();
        c.send(data("go"));
        return c;
    }

    private static long end(Segment segment) {
        return segment.end().toLong();
    }

    @Test
    public void shouldTakeAllNewTextThatComesAtOnce() {
        Connection c = sending(0, 0, 4, 8);
        Burst burst = c.expectBurst(new Range(12, 12), "three segments");
        assertEquals(burst.octets(), 12);
        assertEquals(burst.count(), 3);
        assertEquals(c.value(SND_NXT.minus(SND_UNA)), 12);
    }

    @Test
    public void shouldRefuseMoreThanIsPermitted() {
        Connection c = sending(0, 0, 4);
        var failure = expectThrows(ProbeFailure.class, () -> c.expectBurst(Range.atMost(4), "one segment"));
        assertEquals(failure.mismatch().expected(), "at most 4 octets of new text at once, and nothing else");
        assertTrue(failure.mismatch().got().startsWith("8 octets: > "));
    }

    @Test
    public void shouldNotCountWhatComesLater() {
        assertEquals(
                sending(50_000, 0).expectBurst(Range.atMost(4), "nothing yet").count(), 0);
        assertThrows(ProbeFailure.class, () -> sending(50_000, 0).expectBurst(Range.atLeast(1), "at once"));
    }

    @Test
    public void shouldCallNothingNewThatLeavesAGapOrComesAgain() {
        assertThrows(ProbeFailure.class, () -> sending(0, 4).expectBurst(Range.atLeast(0), "a gap"));
        assertThrows(ProbeFailure.class, () -> sending(0, 0, 0).expectBurst(Range.atLeast(0), "a copy"));
        assertEquals(sending(0, 0, 0).expectAnyBurst(Range.exactly(8), "a copy").octets(), 8);
    }

    @Test
    public void shouldTakeAcknowledgmentsThatEachSaySomethingNew() {
        Connection c = FakeStation.listening(
                        ISS, (station, segment) -> station.answer(segment, ".", ISS + 1, end(segment), "", 0))
                .lab()
                .connect();
        c.send(data("one"));
        c.send(data("two"));
        assertEquals(c.expectAcknowledgments(Range.atMost(2), "one each").size(), 2);

        Connection twice = FakeStation.listening(ISS, (station, segment) -> {
                    station.answer(segment, ".", ISS + 1, end(segment), "", 0);
                    station.answer(segment, ".", ISS + 1, end(segment), "", 0);
                })
                .lab()
                .connect();
        twice.send(data("one"));
        assertThrows(ProbeFailure.class, () -> twice.expectAcknowledgments(Range.atMost(2), "no repetition"));
    }

    @Test
    public void shouldRefuseWhatIsDelayed() {
        Connection c = FakeStation.listening(
                        ISS, (station, segment) -> station.answer(segment, ".", ISS + 1, end(segment), "", 40_000))
                .lab()
                .connect();
        c.send(data("one"));
        assertThrows(ProbeFailure.class, () -> c.expectAtOnce(ack(), "a fence is answered before"));
    }

    @Test
    public void shouldAcknowledgeAsAReceiverDoes() {
        Connection c = sending(0, 0, 4, 8);
        List<Seen> came = c.expectBurst(Range.exactly(12), "three segments").segments();
        Receiver receiver = c.receiver();
        receiver.acknowledge(List.of(came.get(0), came.get(2)), Range.exactly(0), "nothing more");
        assertEquals(c.value(SND_UNA), ISS + 5, "the second is missing");
        assertFalse(receiver.has(ISS + 13));
        receiver.acknowledge(List.of(came.get(1)), Range.exactly(0), "nothing more");
        assertTrue(receiver.has(ISS + 13));
        assertEquals(c.value(SND_UNA), ISS + 13);
    }
}
