// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import static org.tcpassay.fault.scenario.Slot.needed;
import static org.tcpassay.fault.scenario.Slot.optional;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Fault;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.acts.Answer.Reply;
import org.tcpassay.fault.acts.Delay;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.fault.acts.Spread;

/** What becomes of a packet as it is: it is lost, late, doubled, overtaken. */
final class RoadWords {

    private static final Duration PATIENCE = Duration.ofMillis(200); // for a next packet, which may never come
    private static final long ORDINARY_PACKET = 1_500; // bytes

    /** How delays are distributed. */
    enum Distribution {
        UNIFORM,
        NORMAL,
        EXPONENTIAL,
        PARETO
    }

    private static final Slot<Double> SHARE = optional("share", Kinds.SHARE, "so many of them; without it all");
    private static final Slot<Double> BEGIN = needed("begin", Kinds.SHARE, "so many packets begin a bad time");
    private static final Slot<Double> END = needed("end", Kinds.SHARE, "so many packets of a bad time end it");
    private static final Slot<Double> LOST =
            optional("lost", Kinds.SHARE, "so many packets of a bad time are lost; without it all");

    private static final Slot<Duration> BY = needed("by", Kinds.TIME, "how long; the least, or the mean");
    private static final Slot<Duration> JITTER =
            optional("jitter", Kinds.TIME, "up to so much more (uniform), or the deviation (normal)");
    private static final Slot<Distribution> DISTRIBUTION = optional(
            "distribution",
            Kinds.choice(Distribution.class),
            "uniform (so it is without this), normal, exponential or pareto (shape 3)");
    private static final Slot<Boolean> KEEP_ORDER = optional(
            "keep-order",
            Kinds.YES_NO,
            "no: a packet may overtake an earlier one; yes, so it is without this: it waits");

    private static final Slot<Integer> COPIES = optional("copies", Kinds.POSITIVE, "besides the packet; without it 1");
    private static final Slot<Duration> AFTER =
            optional("after", Kinds.TIME, "how long after the one before it; without it at once");

    private static final Slot<Duration> AT_MOST =
            optional("at-most", Kinds.TIME, "it waits no longer; without it 200 ms");
    private static final Slot<Integer> NUMBER = needed("number", Kinds.POSITIVE, "so many");
    private static final Slot<Condition> UNTIL =
            needed("until", Kinds.CONDITION, "a packet that this chooses goes ahead, and lets it go");

    private static final Slot<Long> LIMIT = needed("limit", Kinds.RATE, "of IP packets, headers included");
    private static final Slot<Long> QUEUE =
            needed("queue", Kinds.BYTES, "bytes that may wait; what finds no room is lost (tail drop)");
    private static final Slot<Integer> PACKETS = optional("packets", Kinds.POSITIVE, "packets that may wait");
    private static final Slot<Long> BURST =
            optional("burst", Kinds.BYTES, "bytes that may go at once after a rest; without it one packet");

    private static final Slot<Side> FROM = needed("from", Kinds.SIDE, "the side whose packets are lost");
    private static final Slot<Duration> LENGTH = optional("for", Kinds.TIME, "how long; without it for ever");
    private static final Slot<Times> BETWEEN =
            needed("between", Kinds.TIMES, "from when to when, since the first packet that came to the rule");

    private static final Slot<Duration> IDLE = needed("after", Kinds.TIME, "a silence of so long");
    private static final Slot<Reply> REPLY =
            optional("answer", Kinds.choice(Reply.class), "what who goes on is answered; without it nothing");

    static final List<Word<Fault>> WORDS = List.of(
            Word.bare("pass", "nothing; the journal notes it", Faults.pass()),
            Word.led("drop", "loses it", "drop: 50 %", List.of(SHARE), in -> in.find(SHARE)
                    .map(Faults::drop)
                    .orElseGet(Faults::drop)),
            Word.named(
                    "drop-in-bursts",
                    "loses in bursts, as radio does",
                    "drop-in-bursts: {begin: 1 %, end: 30 %}",
                    List.of(BEGIN, END, LOST),
                    in -> Faults.burstLoss(in.get(BEGIN), in.get(END), in.or(LOST, 1.0))),
            Word.led(
                    "delay",
                    "lets it go later",
                    "delay: {by: 200 ms, jitter: 20 ms, keep-order: no}",
                    List.of(BY, JITTER, DISTRIBUTION, KEEP_ORDER),
                    RoadWords::delay),
            Word.led(
                    "duplicate",
                    "sends it again",
                    "duplicate: {copies: 2, after: 10 ms}",
                    List.of(COPIES, AFTER),
                    in -> Faults.duplicate(in.or(COPIES, 1), in.or(AFTER, Duration.ZERO))),
            Word.led(
                    "swap-with-next",
                    "lets the next packet of the same direction of its connection go first",
                    "swap-with-next: {at-most: 50 ms}",
                    List.of(AT_MOST),
                    in -> Faults.swapWithNext(in.or(AT_MOST, PATIENCE))),
            Word.led(
                    "let-past",
                    "lets some later packets of the same direction of its connection go first",
                    "let-past: {number: 4, at-most: 1 s}",
                    List.of(NUMBER, AT_MOST),
                    in -> Faults.letPast(in.get(NUMBER), in.or(AT_MOST, PATIENCE))),
            Word.named(
                    "hold",
                    "keeps it until another packet has come by",
                    "hold: {until: {from: listener, any-flag: F}, at-most: 1 s}",
                    List.of(UNTIL, AT_MOST),
                    in -> Faults.holdUntil(in.get(UNTIL), in.or(AT_MOST, PATIENCE))),
            Word.led(
                    "rate",
                    "no faster than this, in each direction",
                    "rate: {limit: 10 Mbit/s, queue: 64 kB}",
                    List.of(LIMIT, QUEUE, PACKETS, BURST),
                    in -> Faults.rate(
                            in.get(LIMIT),
                            in.or(BURST, ORDINARY_PACKET),
                            in.get(QUEUE),
                            in.or(PACKETS, Integer.MAX_VALUE))),
            Word.led(
                    "black-hole",
                    "loses all from one side, from the first chosen packet on, and lets the other pass",
                    "black-hole: {from: right, for: 5 s}",
                    List.of(FROM, LENGTH),
                    in -> in.find(LENGTH)
                            .map(length -> Faults.blackHole(in.get(FROM), length))
                            .orElseGet(() -> Faults.blackHole(in.get(FROM)))),
            Word.led(
                    "partition",
                    "loses everything for a while, in both directions, and heals",
                    "partition: 1 s..4 s",
                    List.of(BETWEEN),
                    RoadWords::partition),
            Word.led(
                    "forget-idle",
                    "forgets a connection after a silence, as a NAT does: only a new SYN passes again",
                    "forget-idle: {after: 30 s, answer: rst}",
                    List.of(IDLE, REPLY),
                    in -> Faults.forgetIdle(in.get(IDLE), in.or(REPLY, Reply.NOTHING))));

    private RoadWords() {}

    private static Fault delay(Filled in) {
        boolean keepsOrder = in.or(KEEP_ORDER, true);
        Duration by = in.get(BY);
        if (in.find(JITTER).isEmpty() && in.find(DISTRIBUTION).isEmpty()) {
            return new Delay(new Spread.Fixed(by), keepsOrder);
        }
        Distribution distribution = in.or(DISTRIBUTION, Distribution.UNIFORM);
        boolean widens = distribution == Distribution.UNIFORM || distribution == Distribution.NORMAL;
        if (widens != in.find(JITTER).isPresent()) {
            throw new IllegalArgumentException(
                    widens ? "how much? uniform and normal want jitter" : "jitter is for uniform and normal only");
        }
        Map<Distribution, Spread> spreads = widens
                ? Map.of(
                        Distribution.UNIFORM, new Spread.Uniform(by, by.plus(in.get(JITTER))),
                        Distribution.NORMAL, new Spread.Normal(by, in.get(JITTER)))
                : Map.of(
                        Distribution.EXPONENTIAL, new Spread.Exponential(by),
                        Distribution.PARETO, new Spread.Pareto(by, 3));
        return new Delay(spreads.get(distribution), keepsOrder);
    }

    private static Fault partition(Filled in) {
        Times times = in.get(BETWEEN);
        return Faults.partition(
                times.from(),
                times.to().orElseThrow(() -> new IllegalArgumentException("a partition heals; say when")));
    }
}
