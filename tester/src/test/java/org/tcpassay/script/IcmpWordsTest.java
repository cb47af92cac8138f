// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.hostUnreachable;
import static org.tcpassay.script.Segments.syn;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.Optional;
import org.tcpassay.trace.Event;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.Quote;
import org.tcpassay.wire.Segment;
import org.testng.annotations.Test;

/** ICMP and stray segments, against a target that does what each test tells it. */
public final class IcmpWordsTest {

    private static final long TARGET_ISS = 5_000;

    /** Answers text with a message about it. */
    private static void complain(FakeStation station, Segment segment) {
        Bytes packet = Codec.packet(segment, FakeStation.TESTER, FakeStation.TARGET);
        Icmp message = IcmpError.PARAMETER_PROBLEM.message(4, 0, packet.slice(0, 28), Checksum.RIGHT);
        station.answer(Codec.packet(message, FakeStation.TARGET, FakeStation.TESTER));
    }

    @Test
    public void shouldQuoteTheSegmentThatWasReadLast() {
        Lab lab = FakeStation.listening(TARGET_ISS, (station, segment) -> {}).lab();
        Connection c = lab.connect();
        c.send(hostUnreachable());
        List<Icmp> sent = lab.trace().events().stream()
                .filter(Event.Passed.class::isInstance)
                .map(event -> ((Event.Passed) event).packet().content())
                .filter(Icmp.class::isInstance)
                .map(Icmp.class::cast)
                .toList();
        assertEquals(sent.size(), 1);
        Quote quote = Quote.of(sent.get(0)).orElseThrow();
        assertEquals(quote.seq().toLong(), c.value(ISS));
        assertEquals(quote.destination().port(), c.testerPort());
    }

    @Test
    public void shouldSeeWhatTheTargetComplainsOf() {
        Connection c =
                FakeStation.listening(TARGET_ISS, IcmpWordsTest::complain).lab().connect();
        c.expectNoIcmp("nothing was wrong so far");
        c.send(data("hello"));
        c.expectIcmp(IcmpError.PARAMETER_PROBLEM, "the target complains of text");
        var other = expectThrows(ProbeFailure.class, () -> c.expectIcmp(IcmpError.PORT_UNREACHABLE, "not of the port"));
        assertEquals(other.mismatch().got(), "ICMP PARAMETER_PROBLEM");
        var some = expectThrows(ProbeFailure.class, () -> c.expectNoIcmp("it has nothing to say"));
        assertEquals(some.mismatch().got(), "ICMP PARAMETER_PROBLEM");
    }

    @Test
    public void shouldHearTheAnswerToAStraySegmentAndKeepTheConnection() {
        Connection c = FakeStation.listening(
                        TARGET_ISS,
                        (station, segment) -> station.answer(
                                segment, ".", TARGET_ISS + 1, segment.end().toLong(), "", 0))
                .lab()
                .connect();
        c.send(data("stray").to(FakeStation.TARGET.plus(9)));
        expectThrows(ProbeFailure.class, () -> c.expectSilence("nobody is there"));
    }

    @Test
    public void shouldLeaveTheConnectionAloneWhenASegmentStrays() {
        Connection c = FakeStation.listening(TARGET_ISS, (station, segment) -> {
                    if (segment.payload().equals(Bytes.utf8("hello"))) {
                        station.answer(
                                segment, ".", TARGET_ISS + 1, segment.end().toLong(), "", 0);
                    }
                })
                .lab()
                .connect();
        c.send(data("stray").to(FakeStation.TARGET.plus(9)));
        c.expectSilence("nobody is there");
        c.send(data("hello"));
        c.expect(ack(), "RCV.NXT has not moved by what went elsewhere");
    }

    @Test
    public void shouldKeepAStraySegmentOutOfTheConversation() {
        Lab lab = FakeStation.listening(TARGET_ISS, (station, segment) -> {}).lab();
        Connection c = lab.dial(lab.listen());
        c.send(syn().from(FakeStation.TESTER.plus(9)));
        Optional<Integer> conversation = lab.trace().events().stream()
                .filter(Event.Passed.class::isInstance)
                .map(Event::conversation)
                .findFirst();
        assertEquals(conversation, Optional.of(Event.NO_CONVERSATION));
    }
}
