// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Packet;

/**
 * The mind of a relay: which packets leave, when and how, for those that come in.
 *
 * <p>It has no thread and no clock; who moves the packets tells it the time, which never goes back. The same packets
 * at the same times and the same seed give the same departures.
 */
public final class Path {

    private final List<Stage> stages = new ArrayList<>();
    private final PriorityQueue<Due> dues = new PriorityQueue<>();
    private final Consumer<Happening> journal;
    private final Onlooker onlooker;
    private final List<Departure> departures = new ArrayList<>();
    private long nowNs;
    private long came;
    private long ordered;

    /** @param journal is told all that happens, in order, by the calling thread */
    public Path(Scenario scenario, long seed, Consumer<Happening> journal) {
        this.journal = journal;
        this.onlooker = new Onlooker(journal);
        List<Rule> rules = scenario.rules();
        for (int i = 0; i < rules.size(); i++) {
            stages.add(new Stage(this, i, rules.get(i), new Dice(seed, i)));
        }
    }

    /**
     * A packet came in.
     *
     * @param nowNs on the relay's clock; not before the last call's
     * @return what leaves now, in this order
     */
    public List<Departure> arrive(Side from, Bytes bytes, long nowNs) {
        advance(nowNs);
        Packet packet = Codec.decode(bytes, true);
        if (came == 0) {
            stages.forEach(stage -> stage.begin(nowNs));
        }
        came++;
        var transit = new Transit(came, from, nowNs, bytes, packet, onlooker.came(from, packet, nowNs));
        journal.accept(new Happening.Came(transit));
        onlooker.tellOfCame();
        enter(transit, 0);
        return taken();
    }

    /**
     * Time went on.
     *
     * @return what leaves because of that
     */
    public List<Departure> time(long nowNs) {
        advance(nowNs);
        return taken();
    }

    /** When {@link #time} should be called next, if nothing comes in. */
    public OptionalLong wakeNs() {
        return dues.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(dues.peek().atNs());
    }

    /**
     * The path is closed: what waits in it is lost, and the journal says so.
     *
     * @return what was due by then, which leaves
     */
    public List<Departure> end(long nowNs) {
        advance(nowNs);
        dues.clear();
        stages.forEach(Stage::end);
        return taken();
    }

    private void advance(long time) {
        while (!dues.isEmpty() && dues.peek().atNs() <= time) {
            Due due = dues.poll();
            nowNs = Math.max(nowNs, due.atNs());
            due.action().run();
        }
        nowNs = Math.max(nowNs, time);
    }

    private List<Departure> taken() {
        List<Departure> now = List.copyOf(departures);
        departures.clear();
        return now;
    }

    long nowNs() {
        return nowNs;
    }

    /** The packet comes to a rule, or leaves behind the last. */
    void enter(Transit transit, int stage) {
        if (stage < stages.size()) {
            stages.get(stage).enter(transit);
            return;
        }
        Side to = transit.from().other();
        journal.accept(new Happening.Went(nowNs, transit));
        onlooker.went(to, transit.packet(), nowNs);
        departures.add(new Departure(to, transit.bytes()));
    }

    void at(long atNs, Runnable action) {
        if (atNs <= nowNs) {
            action.run();
        } else {
            dues.add(new Due(atNs, ordered++, action));
        }
    }

    void act(String rule, Happening.Verb verb, long number, String detail) {
        journal.accept(new Happening.Acted(nowNs, rule, verb, number, detail));
    }

    /** What is to be done later; of two at the same time the one that was asked for first. */
    private record Due(long atNs, long order, Runnable action) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return atNs == other.atNs ? Long.compare(order, other.order) : Long.compare(atNs, other.atNs);
        }
    }
}
