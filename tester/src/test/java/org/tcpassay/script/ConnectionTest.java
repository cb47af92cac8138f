// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.silence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.tcpassay.expect.Difference;
import org.tcpassay.expect.Timing;
import org.tcpassay.rules.State;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.trace.Event;
import org.testng.annotations.Test;

/** The language of probes, against a target that does what each test tells it. */
public final class ConnectionTest {

    private static final long ISS = 5_000;

    private static Connection connected(java.util.function.BiConsumer<FakeStation, org.tcpassay.wire.Segment> then) {
        return FakeStation.listening(ISS, then).lab().connect();
    }

    private static void acknowledge(FakeStation station, org.tcpassay.wire.Segment segment) {
        station.answer(segment, ".", ISS + 1, segment.end().toLong(), "", 0);
    }

    @Test
    public void shouldTakeTheOrdinaryAnswer() {
        Connection c = connected(ConnectionTest::acknowledge);
        c.send(data("hello"));
        assertEquals(c.expect(ack(), "data is acknowledged").window(), 1_000);
        c.send(data("again"));
        c.expect(ack(), "RCV.NXT has moved on by what was sent");
    }

    @Test
    public void shouldExplainEveryDifferingField() {
        Connection c = connected((station, segment) ->
                station.answer(segment, "R.", ISS + 101, segment.seq().toLong(), "", 0));
        c.send(data("hello"));
        var failure = expectThrows(ProbeFailure.class, () -> c.expect(ack(), "data is acknowledged"));
        List<String> differences = failure.mismatch().differences().stream()
                .map(Difference::toString)
                .toList();
        assertEquals(
                differences,
                List.of(
                        "FLAGS expected [.], was [R.]",
                        "SEG.SEQ expected SND.NXT = 1, was 101 = SND.NXT+100",
                        "SEG.ACK expected RCV.NXT = 6, was 1 = RCV.NXT-5"));
        assertEquals(failure.mismatch().expected(), "> .  seq 1 (SND.NXT)  ack 6 (RCV.NXT)");
    }

    @Test
    public void shouldNotSkipAnUnexpectedSegment() {
        Connection c = connected((station, segment) -> {
            station.answer(segment, "R", ISS + 1, 0, "", 0);
            acknowledge(station, segment);
        });
        c.send(data("hello"));
        assertThrows(ProbeFailure.class, () -> c.expect(ack(), "a reset came before the acknowledgment"));
    }

    @Test
    public void shouldSayThatNothingCame() {
        Connection c = connected((station, segment) -> {});
        c.send(data("hello"));
        var failure = expectThrows(ProbeFailure.class, () -> c.expect(ack(), "data is acknowledged"));
        assertEquals(failure.mismatch().got(), "nothing in 600 ms");
    }

    @Test
    public void shouldProveSilenceByAFence() {
        var station = FakeStation.listening(ISS, (fake, segment) -> {});
        Lab lab = station.lab();
        Connection c = lab.connect();
        long before = station.nowNs();
        c.send(rst());
        c.expectSilence("a reset is not answered");
        assertTrue(station.nowNs() - before < 1_000_000, "silence was waited for, not proved");
        assertTrue(lab.trace().packets().stream().anyMatch(packet -> packet.mark() == Event.Mark.FENCE));
    }

    @Test
    public void shouldBreakSilence() {
        Connection c = connected((station, segment) -> station.answer(segment, "R", ISS + 1, 0, "", 0));
        c.send(rst());
        assertThrows(ProbeFailure.class, () -> c.expectSilence("a reset is not answered"));
    }

    @Test
    public void shouldNotTakeADeadTargetForASilentOne() {
        Connection c = connected((station, segment) -> station.die());
        c.send(rst());
        var failure = expectThrows(ProbeFailure.class, () -> c.expectSilence("a reset is not answered"));
        assertEquals(failure.mismatch().got(), "no answer to it: the target is gone");
    }

    @Test
    public void shouldRecordTheDoor() {
        var station = FakeStation.listening(ISS, ConnectionTest::acknowledge);
        Lab lab = station.lab();
        Connection c = lab.connect();
        c.send(data("hello"));
        c.expect(anyOf(ack(), silence()), "either is permitted");
        c.send(rst());
        List<String> doors = lab.trace().events().stream()
                .filter(Event.Expected.class::isInstance)
                .flatMap(event -> ((Event.Expected) event).door().stream())
                .toList();
        assertEquals(doors.size(), 1);
        assertTrue(doors.get(0).startsWith(". 1:1(0) ack 6"), doors.get(0));
    }

    @Test
    public void shouldSkipARetransmissionOnlyWhereATimerCanHaveMadeIt() {
        Connection patient = connected((station, segment) -> {
            station.answer(segment, "P.", ISS + 1, segment.end().toLong(), "x", 0);
            station.answer(segment, "P.", ISS + 1, segment.end().toLong(), "x", 8_000);
            station.answer(segment, "P.", ISS + 2, segment.end().toLong(), "y", 9_000);
        });
        patient.send(data("hello"));
        patient.expect(data("x"), "the first");
        patient.expect(data("y"), "the copy between them came 8 ms later");

        Connection strict = connected((station, segment) -> {
            station.answer(segment, "P.", ISS + 1, segment.end().toLong(), "x", 0);
            station.answer(segment, "P.", ISS + 1, segment.end().toLong(), "x", 1_000);
            station.answer(segment, "P.", ISS + 2, segment.end().toLong(), "y", 2_000);
        });
        strict.send(data("hello"));
        strict.expect(data("x"), "the first");
        assertThrows(ProbeFailure.class, () -> strict.expect(data("y"), "no timer runs for 1 ms"));
    }

    @Test
    public void shouldNotSkipARetransmissionOnTheWayToAnother() {
        Connection c = connected((station, segment) -> {
            for (long copyMs : new long[] {0, 10, 110, 310}) {
                station.answer(segment, "P.", ISS + 1, segment.end().toLong(), "x", copyMs * 1_000);
            }
        });
        c.send(data("hello"));
        c.expect(data("x"), "the first");
        Seen copy = c.expect(data("x").seq(SND_UNA), "the second");
        var late = data("x").seq(SND_UNA).at(Timing.about(copy, Duration.ofMillis(300)));
        var failure = expectThrows(ProbeFailure.class, () -> c.expect(late, "the one after 100 ms counts"));
        assertEquals(failure.mismatch().differences().get(0).field(), "TIME");
    }

    @Test
    public void shouldNotTakeAnOlderAcknowledgmentForTheAnswer() {
        Connection c = connected((station, segment) -> {
            if (segment.payload().length() == 5) {
                acknowledge(station, segment);
                acknowledge(station, segment);
            }
        });
        c.send(data("hello"));
        c.expect(ack(), "data is acknowledged");
        c.send(rst().seq(RCV_NXT.plus(1)));
        var failure = expectThrows(ProbeFailure.class, () -> c.expect(ack(), "a challenge"));
        assertTrue(failure.mismatch().got().endsWith("(sent before the stimulus)"), failure.getMessage());
    }

    @Test
    public void shouldMarkWhatAwaitSkips() {
        var station = FakeStation.listening(ISS, (fake, segment) -> {
            fake.answer(segment, ".", ISS + 1, segment.seq().toLong(), "", 0);
            acknowledge(fake, segment);
        });
        Lab lab = station.lab();
        Connection c = lab.connect();
        c.send(data("hello"));
        c.await(ack(), "sooner or later all of it is acknowledged");
        assertEquals(
                lab.trace().packets().stream()
                        .filter(packet -> packet.mark() == Event.Mark.SKIPPED)
                        .count(),
                1);
    }

    @Test
    public void shouldJudgeQuietByLinkTime() {
        Connection c = connected((station, segment) ->
                station.answer(segment, ".", ISS + 1, segment.end().toLong(), "", 50_000));
        c.send(data("hello"));
        c.expectSilence(Duration.ofMillis(40), "the acknowledgment is delayed by 50 ms");
        c.expect(ack(), "then it comes");
    }

    @Test
    public void shouldCallAFailingPreambleByItsName() {
        Lab lab = new FakeStation((station, segment) -> {}).lab();
        var failure = expectThrows(PreambleFailure.class, () -> lab.reach(State.ESTABLISHED));
        assertTrue(failure.getMessage().startsWith("bringing the target to ESTABLISHED"), failure.getMessage());
        assertFalse(lab.isAsked());
    }

    @Test
    public void shouldNotApplyWhereTheProfileSaysThatAPreambleFails() {
        Map<String, String> without = Map.of("ESTABLISHED", "it never answers");
        Lab mute = new FakeStation((station, segment) -> {}).lab(without);
        var lack = expectThrows(NotAvailable.class, () -> mute.reach(State.ESTABLISHED));
        assertEquals(lack.getMessage(), "the target cannot be brought to ESTABLISHED: it never answers");

        Lab answering = FakeStation.listening(ISS, (station, segment) -> {}).lab(without);
        assertEquals(answering.reach(State.ESTABLISHED).value(SND_NXT), ISS + 1, "it is tried all the same");
    }

    @Test
    public void shouldSendOneSequenceNumberPerSeed() {
        Connection one = connected(ConnectionTest::acknowledge);
        Connection other = connected(ConnectionTest::acknowledge);
        assertEquals(one.value(RCV_NXT), other.value(RCV_NXT));
        assertEquals(one.value(SND_NXT), ISS + 1);
    }

    @Test
    public void shouldNotClaimThatNothingWaitsWhereNobodyCanLook() {
        Connection c = connected((station, segment) -> {});
        assertThrows(NotAvailable.class, () -> c.expectNotAccepted("the handshake is not complete"));
    }

    @Test
    public void shouldWaitForATimerToRepeatASegment() {
        Connection c = connected((station, segment) -> {
            station.answer(segment, "P.", ISS + 1, segment.end().toLong(), "hello", 0);
            station.answer(segment, "P.", ISS + 1, segment.end().toLong(), "hello", 2_000_000);
        });
        c.send(data("hello"));
        Seen first = c.expect(data("hello"), "an echo");
        Seen again = c.expectRepeated(data("hello").seq(SND_UNA), "nobody acknowledged it");
        assertEquals(again.timeNs() - first.timeNs(), 2_000_000_000L);
        var failure = expectThrows(
                ProbeFailure.class, () -> c.expectRepeated(data("hello").seq(SND_UNA), "nobody acknowledged it"));
        assertEquals(failure.mismatch().got(), "nothing in 3600 ms");
    }

    @Test
    public void shouldTakeAllCopiesInASpanAndNothingElse() {
        Connection c = connected((station, segment) -> {
            station.answer(segment, "P.", ISS + 1, segment.end().toLong(), "hello", 0);
            station.answer(segment, "P.", ISS + 1, segment.end().toLong(), "hello", 300_000);
            station.answer(segment, "P.", ISS + 1, segment.end().toLong(), "hello", 900_000);
            station.answer(segment, "R", ISS + 6, 0, "", 2_000_000);
        });
        c.send(data("hello"));
        c.expect(data("hello"), "an echo");
        Duration span = Duration.ofSeconds(1);

        assertEquals(
                c.expectOnly(data("hello").seq(SND_UNA), span, "it is sent again")
                        .size(),
                2);
        assertEquals(
                c.expectOnly(data("hello").seq(SND_UNA), Duration.ofMillis(500), "or not")
                        .size(),
                0);
        var failure = expectThrows(
                ProbeFailure.class, () -> c.expectOnly(data("hello").seq(SND_UNA), span, "no reset is among it"));
        assertTrue(
                failure.mismatch().got().startsWith("> R"), failure.mismatch().got());
    }
}
