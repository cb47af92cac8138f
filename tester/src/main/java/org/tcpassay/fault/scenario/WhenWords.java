// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import static org.tcpassay.fault.scenario.Slot.needed;
import static org.tcpassay.fault.scenario.Slot.optional;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.fault.conditions.Per;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IcmpError;

/** The words behind {@code when}. */
final class WhenWords {

    private static final Map<String, End> ENDS = Map.of("opener", End.OPENER, "listener", End.LISTENER);

    private static final Map<String, Condition> ORIGINS = Map.of(
            "opener", Conditions.from(End.OPENER),
            "listener", Conditions.from(End.LISTENER),
            "left", Conditions.fromSide(Side.LEFT),
            "right", Conditions.fromSide(Side.RIGHT));

    private static final Map<String, Condition> NATURES = Map.of(
            "segment", Conditions.segment(),
            "data", Conditions.data(),
            "retransmission", Conditions.repeated(),
            "keep-alive", Conditions.keepAlive(),
            "window-probe", Conditions.windowProbe(),
            "sack", Conditions.sack(),
            "icmp", Conditions.icmp(),
            "fragment", Conditions.fragment());

    private static final Slot<String> CONTAINS = optional("contains", Kinds.TEXT, "this text, in UTF-8");
    private static final Slot<Bytes> HEX = optional("hex", Kinds.HEX, "these bytes");
    private static final Slot<String> MATCHES = optional("matches", Kinds.TEXT, "a regular expression");

    private static final Slot<Times> BETWEEN = needed("between", Kinds.TIMES, "when, from the first packet on");
    private static final Slot<Duration> EVERY = optional("every", Kinds.TIME, "the span comes again after so long");

    private static final Slot<Double> BEGIN = needed("begin", Kinds.SHARE, "so many packets begin a bad time");
    private static final Slot<Double> END = needed("end", Kinds.SHARE, "so many packets of a bad time end it");

    /** Those that choose packets by themselves. */
    static final List<Word<Condition>> CHOOSING = List.of(
            Word.of(
                    "from",
                    Kinds.choice(ORIGINS),
                    "an end of the connection sent it, or it came in at a side of the path",
                    "from: opener",
                    Function.identity()),
            Word.of(
                    "is",
                    Kinds.choices(NATURES),
                    "what it is (one of several if it is a list)",
                    "is: retransmission",
                    WhenWords::any),
            Word.of(
                    "flags",
                    Kinds.FLAGS.map(Object::toString),
                    "just these flags; P, E, W and A are looked at only if named",
                    "flags: S.",
                    Conditions::flags),
            Word.of(
                    "any-flag",
                    Kinds.FLAGS.map(Object::toString),
                    "at least one of these flags",
                    "any-flag: FR",
                    Conditions::anyFlags),
            Word.of(
                    "handshake",
                    Kinds.choices(Map.of("1", 1, "2", 2, "3", 3)),
                    "1 the SYN, 2 its answer, 3 the first acknowledgment of that; sent again too",
                    "handshake: 3",
                    steps -> any(steps.stream().map(Conditions::handshake).toList())),
            Word.of(
                    "data",
                    Kinds.SPAN,
                    "the n-th segment with data of its sender, not counting what is sent again",
                    "data: 1",
                    span -> counted(span, Conditions::text)),
            Word.of(
                    "position",
                    Kinds.SPAN,
                    "bytes of the stream, relative: 0 is the SYN, 1 the first byte",
                    "position: 1000..1999",
                    WhenWords::position),
            Word.led(
                    "payload",
                    "what its data is",
                    "payload: \"GET /\"",
                    List.of(CONTAINS, HEX, MATCHES),
                    WhenWords::payload),
            Word.of(
                    "option",
                    Kinds.OPTIONS,
                    "with a TCP option (one of several if it is a list)",
                    "option: timestamps",
                    names -> any(names.stream().map(Conditions::option).toList())),
            Word.of(
                    "size",
                    Kinds.SPAN,
                    "bytes of the packet, IP header included",
                    "size: 1400..",
                    span -> Conditions.size(bound(span.first()), bound(span.end() - 1))),
            Word.of(
                    "data-size",
                    Kinds.SPAN,
                    "bytes of data",
                    "data-size: 1..100",
                    span -> Conditions.textSize(bound(span.first()), bound(span.end() - 1))),
            Word.of(
                    "connection",
                    Kinds.SPAN,
                    "the n-th connection of the path",
                    "connection: 2",
                    span -> counted(span, Conditions::connection)),
            Word.of("port", Kinds.PORT, "to or from a port", "port: 443", Conditions::port),
            Word.of(
                    "state",
                    Kinds.each(ENDS, Kinds.STATES),
                    "the state that an end is in as the path infers it, before it takes note of this packet",
                    "state: {opener: FIN-WAIT-1, listener: [ESTABLISHED, CLOSE-WAIT]}",
                    WhenWords::states),
            Word.of(
                    "icmp",
                    Kinds.choice(IcmpError.class),
                    "an error of ICMP or ICMPv6",
                    "icmp: too-big",
                    Conditions::icmp),
            Word.of("idle", Kinds.TIME, "after a silence of its connection", "idle: 30 s", Conditions::idle),
            Word.led(
                    "during",
                    "when it came, from the first packet on",
                    "during: {between: 0 s..200 ms, every: 1 s}",
                    List.of(BETWEEN, EVERY),
                    WhenWords::during),
            Word.of("chance", Kinds.SHARE, "each by a throw of its own", "chance: 10 %", Conditions::chance),
            Word.named(
                    "bursts",
                    "by chance, but in runs, as losses on the air come",
                    "bursts: {begin: 1 %, end: 30 %}",
                    List.of(BEGIN, END),
                    in -> Conditions.bursts(in.get(BEGIN), in.get(END))),
            Word.of(
                    "all",
                    Kinds.CONDITIONS,
                    "all of these, as if they stood there without it",
                    "all: [{nth: 1, is: data}, {from: opener}]",
                    Conditions::allOf),
            Word.of(
                    "any",
                    Kinds.CONDITIONS,
                    "at least one of these",
                    "any: [{flags: R}, {flags: R.}]",
                    Conditions::anyOf),
            Word.of("not", Kinds.CONDITION, "not this", "not: {is: retransmission}", Conditions::not));

    /** Those that count among what all other words of the same {@code when} choose together. */
    static final List<Word<Function<Counting, Condition>>> COUNTING = List.of(
            counting("nth", "the n-th of what the other words choose", "nth: 1", Conditions::nth),
            counting("first", "the first n of them", "first: 3", Conditions::first),
            counting("every", "the n-th, the 2n-th and so on", "every: 100", Conditions::every),
            counting("after", "all but the first n", "after: 2", Conditions::after),
            Word.of(
                    "behind",
                    Kinds.CONDITION,
                    "what comes after the first packet that this chooses",
                    "behind: {flags: F.}",
                    mark -> in -> Conditions.allOf(
                            List.of(in.what(), Conditions.once(mark).per(in.per())))));

    static final Word<Per> PER = Word.of(
            "per",
            Kinds.choice(Per.class),
            "what nth, first, every, after and behind keep apart: each connection, or (without it) the path as a whole",
            "per: connection",
            Function.identity());

    private WhenWords() {}

    /** What is counted, and what is kept apart. */
    record Counting(Condition what, Per per) {}

    /** Makes a counting condition. */
    @FunctionalInterface
    private interface Count {
        org.tcpassay.fault.conditions.Counted of(long number, Condition what);
    }

    private static Word<Function<Counting, Condition>> counting(String name, String says, String example, Count count) {
        return Word.of(
                name,
                Kinds.POSITIVE,
                says,
                example,
                number -> in -> count.of(number, in.what()).per(in.per()));
    }

    private static Condition any(List<Condition> parts) {
        return parts.size() == 1 ? parts.get(0) : Conditions.anyOf(parts);
    }

    private static Condition counted(Span span, IntFunction<Condition> one) {
        if (span.end() - span.first() > 1_000) {
            throw new IllegalArgumentException("up to 1000 numbers; say first, after or position for more");
        }
        var parts = new ArrayList<Condition>();
        for (long number = span.first(); number < span.end(); number++) {
            parts.add(one.apply((int) number));
        }
        return any(parts);
    }

    private static Condition position(Span span) {
        return span.end() == Span.OPEN
                ? Conditions.positionFrom(span.first())
                : Conditions.position(span.first(), span.end());
    }

    private static int bound(long bytes) {
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    private static Condition payload(Filled in) {
        var parts = new ArrayList<Condition>();
        in.find(CONTAINS).map(Conditions::payload).ifPresent(parts::add);
        in.find(HEX).map(Conditions::payload).ifPresent(parts::add);
        in.find(MATCHES).map(Conditions::payloadMatching).ifPresent(parts::add);
        return all(parts);
    }

    private static Condition states(Map<End, List<State>> states) {
        return all(states.entrySet().stream()
                .map(each -> Conditions.state(
                        each.getKey(),
                        each.getValue().get(0),
                        each.getValue().subList(1, each.getValue().size()).toArray(State[]::new)))
                .toList());
    }

    private static Condition during(Filled in) {
        Times times = in.get(BETWEEN);
        if (in.find(EVERY).isPresent()) {
            return Conditions.recurring(
                    in.get(EVERY),
                    times.from(),
                    times.to().orElseThrow(() -> new IllegalArgumentException("a span that comes again has an end")));
        }
        return times.to()
                .map(to -> (Condition) Conditions.during(times.from(), to))
                .orElseGet(() -> Conditions.since(times.from()));
    }

    /** One of one is that one, so that a text is as short in YAML as in Java. */
    static Condition all(List<Condition> parts) {
        return switch (parts.size()) {
            case 0 -> Conditions.anything();
            case 1 -> parts.get(0);
            default -> Conditions.allOf(parts);
        };
    }
}
