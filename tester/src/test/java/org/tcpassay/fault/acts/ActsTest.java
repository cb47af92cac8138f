// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Fault;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Happening.Went;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Talk;
import org.tcpassay.fault.TwoStacks;
import org.tcpassay.model.Signal;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;
import org.testng.annotations.Test;

/** What each fault does to a connection of two reference hosts. */
public class ActsTest {

    private static final Bytes TEXT = Bytes.zeros(100_000);
    private static final Duration LONG = Duration.ofMinutes(10);

    private static Condition data(Side from) {
        return when(from, segment -> !segment.payload().isEmpty());
    }

    private static Condition flags(Side from, Flags flags) {
        return when(from, segment -> segment.has(flags));
    }

    private static Condition when(Side from, Predicate<Segment> such) {
        return Condition.of(
                "such segments",
                transit ->
                        transit.from() == from && transit.segment().filter(such).isPresent());
    }

    private static TwoStacks under(Condition when, Fault fault) {
        return TwoStacks.over(new Rule("rule", when, fault));
    }

    private static Talk send(TwoStacks stacks) {
        Talk opener = stacks.opener().open().send(TEXT).close();
        stacks.run(Duration.ofSeconds(1));
        stacks.listener().talks().forEach(Talk::close);
        stacks.run(LONG);
        return opener;
    }

    private static List<Segment> left(TwoStacks stacks, Side to) {
        return stacks.departures().stream()
                .filter(one -> one.to() == to)
                .flatMap(one -> Codec.decode(one.packet(), true).segment().stream())
                .toList();
    }

    @Test
    public void shouldSplitWithPshAndFinOnTheLast() {
        TwoStacks stacks = under(data(Side.LEFT), Faults.split(500));
        send(stacks);
        assertEquals(stacks.listener().talk(1).received(), TEXT);
        List<Segment> pieces = left(stacks, Side.RIGHT).stream()
                .filter(segment -> !segment.payload().isEmpty())
                .toList();
        assertTrue(pieces.stream().allMatch(piece -> piece.payload().length() <= 500));
        assertEquals(
                pieces.stream().filter(piece -> piece.has(Flags.FIN)).toList(),
                pieces.subList(pieces.size() - 1, pieces.size()));
        assertEquals(stacks.acts(Verb.LOST), List.of());
        int lastId = stacks.departures().stream()
                .mapToInt(one ->
                        Codec.decode(one.packet(), true).ip().orElseThrow().identification())
                .max()
                .orElseThrow();
        assertEquals(lastId, 2, "three pieces of 1448 bytes count on from the identification of the whole, which is 0");
    }

    @Test
    public void shouldCoalesceWhatIsAdjacent() {
        TwoStacks stacks = under(data(Side.LEFT), Faults.coalesce(4));
        send(stacks);
        assertEquals(stacks.listener().talk(1).received(), TEXT);
        int largest = left(stacks, Side.RIGHT).stream()
                .mapToInt(segment -> segment.payload().length())
                .max()
                .orElseThrow();
        assertTrue(largest > 5_000, "bytes " + largest);
        assertTrue(stacks.listener().talk(1).sawEnd());
    }

    @Test
    public void shouldLetNoFinOvertakeWhatWaitsForMore() {
        TwoStacks stacks = under(data(Side.LEFT), Faults.coalesce(4));
        Talk talk = stacks.opener().open();
        stacks.run(Duration.ofSeconds(1));
        talk.send("question").close();
        stacks.run(Duration.ofSeconds(10));
        List<Segment> segments = left(stacks, Side.RIGHT);
        assertEquals(stacks.acts(Verb.HELD).size(), 1, "nothing is sent again");
        for (int i = 1; i < segments.size(); i++) {
            assertTrue(segments.get(i).seq().isAtOrAfter(segments.get(i - 1).seq()), segments.toString());
        }
    }

    @Test
    public void shouldCutDataSoThatItComesAgain() {
        TwoStacks stacks = under(new Once(data(Side.LEFT)), Faults.truncate(100));
        send(stacks);
        assertEquals(stacks.listener().talk(1).received(), TEXT);
        assertEquals(stacks.acts(Verb.CHANGED).size(), 1);
    }

    @Test
    public void shouldSwapWithTheNext() {
        TwoStacks stacks = under(new Once(data(Side.LEFT)), Faults.swapWithNext());
        send(stacks);
        List<Segment> segments = left(stacks, Side.RIGHT).stream()
                .filter(segment -> !segment.payload().isEmpty())
                .toList();
        assertTrue(segments.get(1).seq().isBefore(segments.get(0).seq()));
        assertEquals(stacks.listener().talk(1).received(), TEXT);
    }

    @Test
    public void shouldHoldTheAcknowledgmentOfTheHandshakeUntilDataComes() {
        TwoStacks stacks = under(
                new Once(when(Side.LEFT, segment -> segment.flags().equals(Flags.ACK))),
                Faults.holdUntil(data(Side.LEFT), Duration.ofSeconds(1)));
        send(stacks);
        assertFalse(left(stacks, Side.RIGHT).get(1).payload().isEmpty());
        assertEquals(stacks.acts(Verb.HELD).size(), 1);
        assertEquals(stacks.listener().talk(1).received(), TEXT);
    }

    @Test
    public void shouldStripSackFromTheHandshake() {
        TwoStacks stacks = under(flags(Side.LEFT, Flags.SYN), Faults.strip(4));
        send(stacks);
        assertTrue(left(stacks, Side.LEFT).stream().allMatch(segment -> segment.option(TcpOption.SackPermitted.class)
                .isEmpty()));
        assertEquals(stacks.acts(Verb.CHANGED).size(), 1);
    }

    @Test
    public void shouldClampTheMss() {
        TwoStacks stacks = under(flags(Side.RIGHT, Flags.SYN), Faults.clampMss(536));
        send(stacks);
        assertTrue(left(stacks, Side.RIGHT).stream()
                .allMatch(segment -> segment.payload().length() <= 536));
        assertEquals(
                stacks.acts(Verb.CHANGED).get(0).detail().split(" ->", 2)[0],
                "options <mss 1460,sackOK,TS val " + stamp(stacks) + ",nop,wscale 1>");
    }

    private static String stamp(TwoStacks stacks) {
        var stamps = left(stacks, Side.LEFT)
                .get(0)
                .option(TcpOption.Timestamps.class)
                .orElseThrow();
        return stamps.value() + " ecr " + stamps.echoReply();
    }

    @Test
    public void shouldResetByAnExactForgeryOnly() {
        for (Aim aim : Aim.values()) {
            TwoStacks stacks = under(new Once(data(Side.RIGHT)), Faults.injectRst(Voice.SENDER, aim));
            Talk opener = stacks.opener().open().send("question");
            stacks.run(Duration.ofSeconds(1));
            stacks.listener().talk(1).send("answer");
            stacks.run(Duration.ofSeconds(1));
            assertEquals(opener.receivedText(), "answer");
            assertEquals(opener.told(), aim == Aim.EXACT ? List.of(Signal.CONNECTION_RESET) : List.of(), "aim " + aim);
        }
    }

    @Test
    public void shouldCloseByAForgedFin() {
        TwoStacks stacks = under(new Once(data(Side.RIGHT)), Faults.injectFin(Voice.SENDER));
        Talk opener = stacks.opener().open().send("question");
        stacks.run(Duration.ofSeconds(1));
        stacks.listener().talk(1).send("answer");
        stacks.run(Duration.ofSeconds(1));
        assertEquals(opener.state(), State.CLOSE_WAIT);
        assertEquals(stacks.listener().talk(1).state(), State.ESTABLISHED);
    }

    @Test
    public void shouldRefuseInTheListenersName() {
        TwoStacks stacks = under(flags(Side.LEFT, Flags.SYN), Faults.answer(Answer.Reply.RST));
        assertEquals(send(stacks).told(), List.of(Signal.CONNECTION_REFUSED));
        assertEquals(stacks.listener().talks(), List.of());
    }

    @Test
    public void shouldAcknowledgeWhatNeverArrives() {
        TwoStacks stacks = under(new Once(data(Side.LEFT)), Faults.answer(Answer.Reply.ACK));
        Talk opener = stacks.opener().open().send("question");
        stacks.run(LONG);
        assertEquals(stacks.listener().talk(1).receivedText(), "");
        assertEquals(opener.told(), List.of()); // it believes that all is well
        assertEquals(
                stacks.departed(
                        Side.RIGHT, packet -> packet.segment().orElseThrow().len() > 0),
                1);
    }

    @Test
    public void shouldRefuseByIcmp() {
        TwoStacks stacks = under(flags(Side.LEFT, Flags.SYN), Faults.refuse(IcmpError.PORT_UNREACHABLE));
        assertFalse(send(stacks).told().isEmpty());
        assertEquals(stacks.acts(Verb.LOST).size(), 1);
    }

    @Test
    public void shouldMakeSegmentsSmallerByPacketTooBig() {
        Condition big =
                Condition.of("over 1000 bytes", transit -> transit.bytes().length() > 1000);
        TwoStacks stacks = under(big, Faults.tooBig(1000));
        send(stacks);
        assertEquals(stacks.listener().talk(1).received(), TEXT);
        assertTrue(left(stacks, Side.RIGHT).stream()
                .allMatch(segment -> segment.payload().length() < 1000));
    }

    @Test
    public void shouldSendAtTheRateAndDropTheTail() {
        TwoStacks stacks = under(data(Side.LEFT), Faults.rate(1_000_000, 1_500, 100_000, 5));
        send(stacks);
        assertEquals(stacks.listener().talk(1).received(), TEXT);
        List<Went> sent = stacks.journal().stream()
                .filter(Went.class::isInstance)
                .map(Went.class::cast)
                .filter(went -> went.to() == Side.RIGHT && went.bytes().length() > 100)
                .toList();
        double bits = sent.stream()
                .skip(1)
                .mapToLong(went -> went.bytes().length() * 8L)
                .sum();
        double seconds = (sent.get(sent.size() - 1).timeNs() - sent.get(0).timeNs()) / 1e9;
        assertTrue(bits / seconds < 1_010_000, "bits/s: " + bits / seconds);
        long fullNs = sent.get(3).timeNs() - sent.get(2).timeNs();
        assertEquals(fullNs / 1e6, 12, 0.1, "ms of a packet of 1500 bytes");
        assertFalse(stacks.acts(Verb.LOST).isEmpty());
        assertTrue(stacks.acts(Verb.LOST).get(0).detail().startsWith("the queue is full: 5 packets"));
    }

    @Test
    public void shouldHealAPartition() {
        TwoStacks stacks = under(
                Condition.of("anything", transit -> true),
                Faults.partition(Duration.ofMillis(15), Duration.ofSeconds(5)));
        send(stacks);
        assertEquals(stacks.listener().talk(1).received(), TEXT);
        assertTrue(stacks.acts(Verb.LOST).size() > 1);
    }

    @Test
    public void shouldForgetAnIdleConnection() {
        Condition any = Condition.of("anything", transit -> true);
        TwoStacks stacks = under(any, Faults.forgetIdle(Duration.ofMinutes(1), Answer.Reply.RST));
        Talk opener = stacks.opener().open().send("question");
        stacks.run(Duration.ofSeconds(30));
        opener.send("more");
        stacks.run(Duration.ofMinutes(2));
        assertEquals(opener.told(), List.of());
        opener.send("too late");
        stacks.run(Duration.ofSeconds(1));
        assertEquals(opener.told(), List.of(Signal.CONNECTION_RESET));
        assertEquals(stacks.listener().talk(1).receivedText(), "questionmore");
        assertEquals(stacks.listener().talk(1).state(), State.ESTABLISHED);
    }

    @Test
    public void shouldResetBothEndsOnClose() {
        TwoStacks stacks = under(flags(Side.LEFT, Flags.FIN), Faults.resetOnClose());
        assertEquals(send(stacks).told(), List.of(Signal.CONNECTION_RESET));
        assertEquals(stacks.listener().talk(1).told(), List.of(Signal.CONNECTION_RESET));
    }

    @Test
    public void shouldOpenByASplitHandshake() {
        TwoStacks stacks = under(flags(Side.RIGHT, Flags.SYN.with(Flags.ACK)), Faults.splitHandshake());
        send(stacks);
        assertEquals(stacks.listener().talk(1).received(), TEXT);
        assertTrue(stacks.departed(
                        Side.LEFT,
                        packet -> packet.segment().orElseThrow().flags().equals(Flags.SYN))
                > 0);
    }

    @Test
    public void shouldKeepTheOrderOfWhatIsDelayed() {
        var spread = new Spread.Uniform(Duration.ZERO, Duration.ofMillis(50));
        for (boolean kept : List.of(true, false)) {
            TwoStacks stacks = under(data(Side.LEFT), kept ? Faults.delay(spread) : Faults.jitter(spread));
            send(stacks);
            assertEquals(stacks.listener().talk(1).received(), TEXT);
            List<Segment> dates = left(stacks, Side.RIGHT).stream()
                    .filter(segment -> !segment.payload().isEmpty())
                    .limit(10)
                    .toList();
            boolean inOrder = true;
            for (int i = 1; i < dates.size(); i++) {
                inOrder &= dates.get(i).seq().isAfter(dates.get(i - 1).seq());
            }
            assertEquals(inOrder, kept);
        }
    }

    @Test
    public void shouldDrawLengthsAsTheySay() {
        var mean = Duration.ofMillis(100);
        assertMean(new Spread.Fixed(mean), 100, 0);
        assertMean(new Spread.Uniform(Duration.ofMillis(50), Duration.ofMillis(150)), 100, 2);
        assertMean(new Spread.Normal(mean, Duration.ofMillis(10)), 100, 2);
        assertMean(new Spread.Exponential(mean), 100, 3);
        assertMean(new Spread.Pareto(Duration.ofMillis(50), 3), 75, 3); // least * shape / (shape - 1)
    }

    private static void assertMean(Spread spread, double meanMs, double within) {
        var dice = new Dice(1, 0);
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            sum += spread.drawNs(dice) / 1e6;
        }
        assertEquals(sum / 20_000, meanMs, within, spread.text());
    }

    @Test
    public void shouldLeaveWrongWhatWasWrong() {
        TwoStacks stacks = TwoStacks.over(
                new Rule("damage", new Once(data(Side.LEFT)), Faults.corruptBits(1, Place.PAYLOAD, Sums.LEFT)),
                new Rule("rewrite", data(Side.LEFT), Faults.rewrite(Edit.hopLimit(9))));
        send(stacks);
        assertEquals(stacks.listener().talk(1).received(), TEXT);
    }

    /** The first only. */
    private record Once(Condition of) implements Condition {
        @Override
        public Watch start(Dice dice) {
            Watch watch = of.start(dice);
            boolean[] done = {false};
            return transit -> {
                boolean first = !done[0] && watch.sees(transit);
                done[0] |= first;
                return first;
            };
        }

        @Override
        public String text() {
            return "the first of " + of.text();
        }
    }
}
