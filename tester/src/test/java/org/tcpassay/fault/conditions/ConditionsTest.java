// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import static org.tcpassay.fault.conditions.Conditions.after;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.anyFlags;
import static org.tcpassay.fault.conditions.Conditions.anyOf;
import static org.tcpassay.fault.conditions.Conditions.anything;
import static org.tcpassay.fault.conditions.Conditions.bursts;
import static org.tcpassay.fault.conditions.Conditions.chance;
import static org.tcpassay.fault.conditions.Conditions.connection;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.during;
import static org.tcpassay.fault.conditions.Conditions.every;
import static org.tcpassay.fault.conditions.Conditions.first;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.fragment;
import static org.tcpassay.fault.conditions.Conditions.fromSide;
import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.icmp;
import static org.tcpassay.fault.conditions.Conditions.idle;
import static org.tcpassay.fault.conditions.Conditions.keepAlive;
import static org.tcpassay.fault.conditions.Conditions.not;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.once;
import static org.tcpassay.fault.conditions.Conditions.option;
import static org.tcpassay.fault.conditions.Conditions.payload;
import static org.tcpassay.fault.conditions.Conditions.payloadMatching;
import static org.tcpassay.fault.conditions.Conditions.port;
import static org.tcpassay.fault.conditions.Conditions.position;
import static org.tcpassay.fault.conditions.Conditions.positionFrom;
import static org.tcpassay.fault.conditions.Conditions.recurring;
import static org.tcpassay.fault.conditions.Conditions.repeated;
import static org.tcpassay.fault.conditions.Conditions.sack;
import static org.tcpassay.fault.conditions.Conditions.since;
import static org.tcpassay.fault.conditions.Conditions.size;
import static org.tcpassay.fault.conditions.Conditions.state;
import static org.tcpassay.fault.conditions.Conditions.text;
import static org.tcpassay.fault.conditions.Conditions.textSize;
import static org.tcpassay.fault.conditions.Conditions.windowProbe;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.End;
import org.tcpassay.fault.OptionName;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Sighting;
import org.tcpassay.fault.Transit;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Parcel;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;
import org.testng.annotations.Test;

public class ConditionsTest {

    private static final IpAddress LEFT = IpAddress.v4(198, 18, 0, 1);
    private static final IpAddress RIGHT = IpAddress.v4(198, 18, 0, 2);
    private static final long START_NS = 5_000_000_000L;

    private static Bytes packet(String flags, String payload, TcpOption... options) {
        var segment = new Segment(
                40_000,
                80,
                SeqNum.of(1),
                SeqNum.of(0),
                Segment.COMPUTED,
                0,
                Flags.of(flags),
                100,
                Checksum.RIGHT,
                0,
                List.of(options),
                Bytes.utf8(payload));
        return Codec.packet(segment, LEFT, RIGHT);
    }

    private static Sighting sighting(int connection, int text) {
        return new Sighting(
                connection, End.OPENER, 101, 1, text, false, false, false, 0, State.FIN_WAIT_1, State.ESTABLISHED);
    }

    private static Transit transit(Bytes bytes, Optional<Sighting> sighting, long afterMs) {
        long timeNs = START_NS + afterMs * 1_000_000;
        return Transit.came(1, Side.LEFT, timeNs, Parcel.of(bytes), Codec.decode(bytes, true), sighting);
    }

    private static Transit segment(String flags, String payload, TcpOption... options) {
        return transit(packet(flags, payload, options), Optional.of(sighting(1, 1)), 0);
    }

    private static Transit ofConnection(int number) {
        return transit(packet(".", "x"), Optional.of(sighting(number, 1)), 0);
    }

    private static Transit at(long afterMs) {
        return transit(packet(".", "x"), Optional.of(sighting(1, 1)), afterMs);
    }

    private static boolean holds(Condition condition, Transit transit) {
        return seen(condition, List.of(transit)).equals(List.of(0));
    }

    /** The places of those that a condition chooses. */
    private static List<Integer> seen(Condition condition, List<Transit> transits) {
        Condition.Watch watch = condition.start(new Dice(1, 0));
        watch.begins(START_NS);
        var places = new ArrayList<Integer>();
        for (int i = 0; i < transits.size(); i++) {
            if (watch.sees(transits.get(i))) {
                places.add(i);
            }
        }
        return places;
    }

    private static List<Transit> times(int count, Transit transit) {
        return IntStream.range(0, count).mapToObj(any -> transit).toList();
    }

    private static List<Condition> all() {
        return List.of(
                anything(),
                Conditions.segment(),
                data(),
                flags("S."),
                anyFlags("SF"),
                payload("x"),
                payload(Bytes.of(1)),
                payloadMatching("x+"),
                option("sack"),
                size(1, 100),
                textSize(1, 100),
                port(80),
                sack(),
                icmp(),
                icmp(IcmpError.PORT_UNREACHABLE),
                fragment(),
                Conditions.from(End.OPENER),
                fromSide(Side.LEFT),
                connection(1),
                state(End.OPENER, State.FIN_WAIT_1, State.FIN_WAIT_2),
                handshake(3),
                text(1),
                repeated(),
                keepAlive(),
                windowProbe(),
                position(1, 1_000),
                positionFrom(1_000),
                nth(3, data()),
                first(2, data()).per(Per.CONNECTION),
                every(4, data()),
                after(1, data()),
                once(data()).per(Per.CONNECTION),
                chance(0.125),
                bursts(0.01, 0.5),
                during(Duration.ofSeconds(2), Duration.ofMillis(2_500)),
                since(Duration.ofSeconds(3)),
                recurring(Duration.ofSeconds(10), Duration.ZERO, Duration.ofSeconds(1)),
                idle(Duration.ofMinutes(5)),
                allOf(data(), Conditions.from(End.OPENER)),
                anyOf(data(), flags("F.")),
                not(data()));
    }

    @Test
    public void shouldSayWhatTheyAre() {
        assertEquals(
                all().stream().map(Condition::text).toList(),
                List.of(
                        "anything",
                        "a segment",
                        "with text",
                        "flags S.",
                        "any flag of SF",
                        "with \"x\" in its text",
                        "with the bytes 01 in its text",
                        "with text like /x+/",
                        "with the option sack",
                        "of 1 to 100 bytes",
                        "with 1 to 100 bytes of text",
                        "of port 80",
                        "with selective acknowledgments",
                        "ICMP",
                        "ICMP PORT UNREACHABLE",
                        "a fragment",
                        "from the opener",
                        "from the left",
                        "of connection 1",
                        "while the opener is in FIN-WAIT-1 or FIN-WAIT-2",
                        "the third segment of the handshake",
                        "the first text of its sender",
                        "sent again",
                        "a keep-alive",
                        "a window probe",
                        "at the numbers 1 to 999 of its sender",
                        "at the number 1000 of its sender or behind",
                        "the third of: with text",
                        "the first 2 of: with text, in each connection",
                        "every 4th of: with text",
                        "all but the first of: with text",
                        "all behind the first of: with text, in each connection",
                        "12.5 % of all, by chance",
                        "bad times by chance: 1 % begin one, 50 % end it",
                        "from 2 s to 2500 ms",
                        "from 3 s on",
                        "from 0 s to 1 s, every 10 s",
                        "after a silence of 300 s",
                        "with text, from the opener",
                        "with text or flags F.",
                        "not with text"));
    }

    @Test
    public void shouldLookAtAnyPacketWithoutError() {
        Bytes message =
                Codec.packet(IcmpError.PORT_UNREACHABLE.message(4, 0, packet("S", ""), Checksum.RIGHT), RIGHT, LEFT);
        IpPacket whole = Codec.decode(packet(".", "x"), true).ip().orElseThrow();
        Bytes fragment = Codec.encode(new IpPacket(
                LEFT,
                RIGHT,
                0,
                7,
                0,
                false,
                true,
                0,
                64,
                IpPacket.TCP,
                Bytes.EMPTY,
                IpPacket.TCP,
                Checksum.RIGHT,
                Segment.COMPUTED,
                whole.payload()));
        for (Bytes bytes : List.of(message, fragment, Bytes.EMPTY, Bytes.zeros(3), Bytes.of(0x45), packet("S", "x"))) {
            Transit stranger = transit(bytes, Optional.empty(), 0);
            for (Condition condition : all()) {
                seen(condition, times(5, stranger));
            }
        }
        assertTrue(holds(icmp(), transit(message, Optional.empty(), 0)));
        assertTrue(holds(icmp(IcmpError.PORT_UNREACHABLE), transit(message, Optional.empty(), 0)));
        assertFalse(holds(icmp(IcmpError.TIME_EXCEEDED), transit(message, Optional.empty(), 0)));
        assertTrue(holds(fragment(), transit(fragment, Optional.empty(), 0)));
        assertFalse(holds(data(), transit(fragment, Optional.empty(), 0)));
        assertFalse(holds(Conditions.from(End.OPENER), transit(message, Optional.empty(), 0)));
        assertTrue(holds(fromSide(Side.LEFT), transit(message, Optional.empty(), 0)));
    }

    @Test
    public void shouldLookAtTheFlagsThatCount() {
        assertTrue(holds(flags("S"), segment("S", "")));
        assertTrue(holds(flags("S"), segment("SEW", "")), "a SYN that asks for ECN is one");
        assertFalse(holds(flags("S"), segment("S.", "")));
        assertTrue(holds(flags("."), segment("P.", "x")));
        assertFalse(holds(flags("P."), segment(".", "x")));
        assertFalse(holds(flags("-"), segment(".", "")));
        assertTrue(holds(anyFlags("FR"), segment("F.", "")));
        assertFalse(holds(anyFlags("FR"), segment(".", "")));
    }

    @Test
    public void shouldLookIntoSegments() {
        assertTrue(holds(payload("GET"), segment(".", "a GET b")));
        assertFalse(holds(payload("GET"), segment(".", "a GE")));
        assertTrue(holds(payloadMatching("^HTTP/1.[01] 5\\d\\d"), segment(".", "HTTP/1.1 503 no")));
        assertFalse(holds(payloadMatching("^HTTP"), segment(".", "an HTTP")));
        assertTrue(holds(option("mss"), segment("S", "", new TcpOption.Mss(1_460))));
        assertFalse(holds(option("TS"), segment("S", "", new TcpOption.Mss(1_460))));
        assertTrue(holds(option("opt-77"), segment("S", "", new TcpOption.Unknown(77, Bytes.EMPTY))));
        var block = new TcpOption.Sack.Block(SeqNum.of(5), SeqNum.of(9));
        assertTrue(holds(sack(), segment(".", "", new TcpOption.Sack(List.of(block)))));
        assertFalse(holds(sack(), segment("S", "", new TcpOption.SackPermitted())));
        assertTrue(holds(size(41, 41), segment(".", "x")), "an IP header, a TCP header and a byte");
        assertTrue(holds(textSize(1, 1), segment(".", "x")));
        assertFalse(holds(size(42, 2_000), segment(".", "x")));
        assertTrue(holds(port(80), segment(".", "")));
        assertTrue(holds(port(40_000), segment(".", "")));
        assertFalse(holds(port(81), segment(".", "")));
    }

    @Test
    public void shouldKnowPositionsAndStates() {
        Transit three = segment(".", "abc"); // 101, 102, 103
        assertTrue(holds(position(103, 200), three));
        assertFalse(holds(position(104, 200), three));
        assertTrue(holds(position(1, 102), three));
        assertFalse(holds(position(1, 101), three));
        assertFalse(holds(position(1, 1_000), segment(".", "")), "an empty segment has no number of its own");
        assertTrue(holds(positionFrom(103), three));
        assertFalse(holds(positionFrom(104), three));
        assertTrue(holds(state(End.OPENER, State.FIN_WAIT_1), three));
        assertFalse(holds(state(End.LISTENER, State.FIN_WAIT_1), three));
        assertTrue(holds(state(End.LISTENER, State.FIN_WAIT_1, State.ESTABLISHED), three));
    }

    @Test
    public void shouldCountForThePathOrForEachConnection() {
        List<Transit> two =
                IntStream.range(0, 10).mapToObj(i -> ofConnection(1 + i % 2)).toList();
        assertEquals(seen(nth(3, data()), two), List.of(2));
        assertEquals(seen(nth(3, data()).per(Per.CONNECTION), two), List.of(4, 5));
        assertEquals(seen(first(2, data()), two), List.of(0, 1));
        assertEquals(seen(first(2, data()).per(Per.CONNECTION), two), List.of(0, 1, 2, 3));
        assertEquals(seen(every(4, data()), two), List.of(3, 7));
        assertEquals(seen(every(4, data()).per(Per.CONNECTION), two), List.of(6, 7));
        assertEquals(seen(after(8, data()), two), List.of(8, 9));
        assertEquals(seen(once(connection(2)), two), List.of(2, 3, 4, 5, 6, 7, 8, 9));
        assertEquals(seen(once(connection(2)).per(Per.CONNECTION), two), List.of(3, 5, 7, 9));
    }

    @Test
    public void shouldCountTheSameInAnyCompany() {
        List<Transit> two =
                IntStream.range(0, 10).mapToObj(i -> ofConnection(1 + i % 2)).toList();
        Condition counted = every(3, data()); // 2, 5, 8
        assertEquals(seen(allOf(connection(1), counted), two), List.of(2, 8));
        assertEquals(seen(allOf(counted, connection(1)), two), List.of(2, 8));
        assertEquals(seen(anyOf(connection(2), counted), two), List.of(1, 2, 3, 5, 7, 8, 9));
        assertEquals(seen(allOf(nth(1, data()), counted), two), List.of());
        assertEquals(seen(not(counted), two), List.of(0, 1, 3, 4, 6, 7, 9));
        assertEquals(seen(nth(2, allOf(connection(1), counted)), two), List.of(8));
    }

    @Test
    public void shouldCountTimeFromTheFirstPacketOfThePath() {
        List<Transit> seconds =
                LongStream.range(0, 8).mapToObj(i -> at(i * 1_000)).toList();
        assertEquals(seen(during(Duration.ofSeconds(2), Duration.ofSeconds(4)), seconds), List.of(2, 3));
        assertEquals(seen(since(Duration.ofMillis(5_500)), seconds), List.of(6, 7));
        assertEquals(
                seen(recurring(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(2)), seconds),
                List.of(1, 4, 7));
        assertEquals(
                seen(not(allOf(since(Duration.ofSeconds(3)), data())), seconds), List.of(0, 1, 2), "inside others too");
        assertEquals(seen(idle(Duration.ofSeconds(3)), List.of(at(0), at(10), at(4_000), at(4_100))), List.of(2));
    }

    @Test
    public void shouldBeLuckyAsOftenAsTheySay() {
        List<Transit> many = times(20_000, segment(".", "x"));
        assertEquals(seen(chance(0), many).size(), 0);
        assertEquals(seen(chance(1), many).size(), many.size());
        assertEquals(seen(chance(0.1), many).size(), 2_000, 200);
        assertEquals(seen(chance(0.1), many), seen(chance(0.1), many), "the same seed, the same luck");
        List<Integer> bad = seen(bursts(0.02, 0.2), many);
        assertEquals(bad.size(), 1_818, 300); // 5 of 55 in the mean
        long runs = bad.stream().filter(place -> !bad.contains(place - 1)).count();
        assertEquals((double) bad.size() / runs, 5, 1);
    }

    @Test
    public void shouldNameEveryKindOfOption() {
        IntStream.rangeClosed(0, 255).forEach(kind -> assertEquals(OptionName.kind(OptionName.of(kind)), kind));
        assertEquals(
                IntStream.of(3, 4, 8, 34, 253).mapToObj(OptionName::of).toList(),
                List.of("wscale", "sackOK", "TS", "FO", "opt-253"));
    }

    @Test
    public void shouldRefuseWhatMeansNothing() {
        assertThrows(IllegalArgumentException.class, () -> flags("X"));
        assertThrows(IllegalArgumentException.class, () -> option("cookie"));
        assertThrows(IllegalArgumentException.class, () -> OptionName.kind("opt-256"));
        assertThrows(IllegalArgumentException.class, () -> payloadMatching("("));
        assertThrows(IllegalArgumentException.class, () -> size(2, 1));
        assertThrows(IllegalArgumentException.class, () -> connection(0));
        assertThrows(IllegalArgumentException.class, () -> text(0));
        assertThrows(IllegalArgumentException.class, () -> handshake(4));
        assertThrows(IllegalArgumentException.class, () -> nth(0, data()));
        assertThrows(IllegalArgumentException.class, () -> position(5, 5));
        assertThrows(IllegalArgumentException.class, () -> chance(1.5));
        assertThrows(IllegalArgumentException.class, () -> during(Duration.ofSeconds(2), Duration.ofSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> allOf(List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> recurring(Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(2)));
    }
}
