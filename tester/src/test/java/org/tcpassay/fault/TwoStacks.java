// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.tcpassay.fault.Happening.Acted;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.model.Settings;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.Packet;

/**
 * Two reference hosts that talk over a {@link Path}, in virtual time: the opener on the left, the listener on the
 * right. Nobody waits; an hour passes in milliseconds.
 *
 * <pre>
 * var stacks = TwoStacks.over(new Rule("lose the SYN", Conditions.flags("S"), Faults.drop()));
 * Talk talk = stacks.opener().open();
 * talk.send("hello");
 * stacks.runUntilQuiet();
 * assertEquals(stacks.listener().talk(1).receivedText(), "hello");
 * </pre>
 */
public final class TwoStacks {

    /** From a host to the path and from the path to a host. */
    public static final Duration ROAD = Duration.ofMillis(5);

    private static final Duration PATIENCE = Duration.ofHours(1); // of a run until quiet, which may never be
    private static final long GAP_NS = 1_000; // two packets of one host are never at the path at the same time

    private record Flying(long arrivesNs, long order, Side from, boolean behindPath, Bytes bytes) {}

    private final PriorityQueue<Flying> roads =
            new PriorityQueue<>(Comparator.comparingLong(Flying::arrivesNs).thenComparingLong(Flying::order));
    private final List<Happening> journal = new ArrayList<>();
    private final List<Departure> departures = new ArrayList<>();
    private final Path path;
    private final Stack opener;
    private final Stack listener;
    private long nowNs = Duration.ofDays(1).toNanos();
    private final Map<Side, Long> lastSentNs = new EnumMap<>(Side.class);
    private long order;
    private Duration road = ROAD;
    private Runnable watch = () -> {};

    private TwoStacks(Scenario scenario, long seed, Settings ofOpener, Settings ofListener, int version) {
        IpAddress left = IpAddress.parse(version == 4 ? "198.18.0.1" : "fd00::1");
        IpAddress right = IpAddress.parse(version == 4 ? "198.18.0.2" : "fd00::2");
        path = new Path(scenario, seed, journal::add);
        opener = new Stack(this, Side.LEFT, left, right, ofOpener.withSecret(1));
        listener = new Stack(this, Side.RIGHT, right, left, ofListener.withSecret(2));
        listener.listen();
    }

    /** Over IPv4, with seed 1 and ordinary hosts. */
    public static TwoStacks over(Rule... rules) {
        return over(new Scenario("test", "", List.of(rules)), 1);
    }

    public static TwoStacks over(Scenario scenario, long seed) {
        return over(scenario, seed, Settings.ordinary(), Settings.ordinary(), 4);
    }

    /** @param version of IP */
    public static TwoStacks over(Scenario scenario, long seed, Settings ofOpener, Settings ofListener, int version) {
        return new TwoStacks(scenario, seed, ofOpener, ofListener, version);
    }

    public Stack opener() {
        return opener;
    }

    public Stack listener() {
        return listener;
    }

    public Path path() {
        return path;
    }

    public long nowNs() {
        return nowNs;
    }

    /** All that happened on the path so far. */
    public List<Happening> journal() {
        return List.copyOf(journal);
    }

    /** The same from a place in it on. */
    List<Happening> journalFrom(int place) {
        return List.copyOf(journal.subList(place, journal.size()));
    }

    /** Between the hosts and the path, from now on. */
    TwoStacks road(Duration other) {
        road = other;
        return this;
    }

    /** Called after everything that happens. */
    void watch(Runnable watcher) {
        watch = watcher;
    }

    /** Whether nothing is on its way between the path and a side. */
    boolean isRoadEmpty(Side side) {
        return roads.stream().noneMatch(one -> (one.behindPath() ? one.from().other() : one.from()) == side);
    }

    /** What left the path so far. */
    public List<Departure> departures() {
        return List.copyOf(departures);
    }

    /** The acts of all rules so far of one kind. */
    public List<Acted> acts(Verb verb) {
        return journal.stream()
                .filter(Acted.class::isInstance)
                .map(Acted.class::cast)
                .filter(act -> act.verb() == verb)
                .toList();
    }

    /** Packets that left towards a side and are such. */
    public long departed(Side to, Predicate<Packet> such) {
        return departures.stream()
                .filter(one -> one.to() == to)
                .map(one -> Codec.decode(one.packet(), true))
                .filter(such)
                .count();
    }

    /** Lets so much time pass. */
    public void run(Duration duration) {
        long untilNs = nowNs + duration.toNanos();
        live();
        while (nextNs() <= untilNs) {
            step();
        }
        nowNs = untilNs;
        leave(path.time(nowNs));
    }

    /**
     * Lets time pass until nothing is under way and no host has a timer but that of TIME-WAIT.
     *
     * @throws AssertionError if that is not so within an hour
     */
    public void runUntilQuiet() {
        long untilNs = nowNs + PATIENCE.toNanos();
        live();
        while (!isQuiet()) {
            if (nextNs() > untilNs) {
                throw new AssertionError("still busy after " + PATIENCE);
            }
            step();
        }
    }

    private boolean isQuiet() {
        return roads.isEmpty()
                && path.wakeNs().isEmpty()
                && opener.timerNs(false) == Long.MAX_VALUE
                && listener.timerNs(false) == Long.MAX_VALUE;
    }

    private long nextNs() {
        long arrivalNs = roads.isEmpty() ? Long.MAX_VALUE : roads.peek().arrivesNs();
        long timerNs = Math.min(opener.timerNs(true), listener.timerNs(true));
        return Math.min(Math.min(arrivalNs, timerNs), path.wakeNs().orElse(Long.MAX_VALUE));
    }

    private void step() {
        nowNs = Math.max(nowNs, nextNs());
        if (path.wakeNs().orElse(Long.MAX_VALUE) <= nowNs) {
            leave(path.time(nowNs));
        } else if (!roads.isEmpty() && roads.peek().arrivesNs() <= nowNs) {
            Flying next = roads.remove();
            if (next.behindPath()) {
                (next.from() == Side.LEFT ? listener : opener).deliver(next.bytes());
            } else {
                leave(path.arrive(next.from(), next.bytes(), nowNs));
            }
        } else {
            opener.timers();
            listener.timers();
        }
        live();
        watch.run();
    }

    private void live() {
        opener.live();
        listener.live();
    }

    private void leave(List<Departure> leaving) {
        departures.addAll(leaving);
        for (Departure departure : leaving) {
            roads.add(new Flying(nowNs + road.toNanos(), order++, departure.to().other(), true, departure.packet()));
        }
    }

    /** A host sends a packet. */
    void sent(Side from, Bytes packet) {
        long leavesNs = Math.max(lastSentNs.getOrDefault(from, 0L) + GAP_NS, nowNs);
        lastSentNs.put(from, leavesNs);
        roads.add(new Flying(leavesNs + road.toNanos(), order++, from, false, packet));
    }
}
