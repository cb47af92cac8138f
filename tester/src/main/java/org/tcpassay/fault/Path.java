// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Parcel;

/**
 * The mind of a relay: which packets leave, when and how, for those that come in.
 *
 * <p>It has no thread and no clock; who moves the packets tells it the time, which never goes back. The same packets
 * at the same times and the same seed give the same departures.
 */
public final class Path {

    private final List<Stage> stages = new ArrayList<>();
    private final PriorityQueue<Due> dues = new PriorityQueue<>();
    private final Journal journal;
    private final List<Condition.Watch> counted = new ArrayList<>(); // by expectations
    private final Onlooker onlooker;
    private final List<Departure> departures = new ArrayList<>();
    private long nowNs;
    private long came;
    private long ordered;

    /** @param journal is told all that happens, in order, by the calling thread */
    public Path(Scenario scenario, long seed, Consumer<Happening> journal) {
        this.journal = Journal.of(journal);
        this.onlooker = new Onlooker(journal);
        List<Rule> rules = scenario.rules();
        for (int i = 0; i < rules.size(); i++) {
            stages.add(new Stage(this, i, rules.get(i), new Dice(seed, i)));
        }
        for (Expectation expectation : scenario.expectations()) {
            expectation.counts().ifPresent(this::count);
        }
    }

    /** An expectation counts these; what it remembers of them nobody here knows. */
    private void count(Condition condition) {
        counted.add(condition.isForgetful() ? condition.start(new Dice(0, 0)) : transit -> true);
    }

    /**
     * A packet came in.
     *
     * @param nowNs on the relay's clock; not before the last call's
     * @return what leaves now, in this order
     */
    public List<Departure> arrive(Side from, Bytes bytes, long nowNs) {
        return arrive(from, Parcel.of(bytes), nowNs);
    }

    /**
     * A packet came in, perhaps several segments in one. These are taken apart if a rule may choose one of them, if it
     * must see each, or if that matters to what is known of their connection; if not, they leave as they came.
     *
     * @param parcel if it is lent, until this returns
     * @param nowNs on the relay's clock; not before the last call's
     * @return what leaves now, in this order
     */
    public List<Departure> arrive(Side from, Parcel parcel, long nowNs) {
        advance(nowNs);
        if (came == 0) {
            stages.forEach(stage -> stage.begin(nowNs));
        }
        Packet packet = parcel.decoded();
        if (parcel.isJoined() && mustPart(from, parcel, packet)) {
            for (Bytes piece : parcel.apart()) {
                Parcel whole = Parcel.of(piece);
                come(from, whole, whole.decoded());
            }
        } else {
            come(from, parcel, packet);
        }
        return taken();
    }

    private boolean mustPart(Side from, Parcel parcel, Packet packet) {
        if (stages.isEmpty() && counted.isEmpty()) {
            return false;
        }
        Optional<Sighting> sighting = onlooker.preview(from, packet);
        if (sighting.isEmpty()) {
            return true;
        }
        Transit joined = Transit.came(came + 1, from, nowNs, parcel, packet, sighting);
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).mustPart(joined)) {
                return true;
            }
        }
        for (Condition.Watch watch : counted) {
            if (watch.share(joined) != Condition.Share.NONE) {
                return true;
            }
        }
        return false;
    }

    private void come(Side from, Parcel parcel, Packet packet) {
        int pieces = parcel.pieces();
        Optional<Sighting> sighting = onlooker.came(from, packet, pieces, nowNs);
        Transit transit = Transit.came(came + 1, from, nowNs, parcel, packet, sighting);
        came += pieces;
        if (journal.keeps()) {
            transit.keep();
        }
        journal.accept(new Happening.Came(transit));
        onlooker.tellOfCame();
        enter(transit, 0);
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
        if (departures.isEmpty()) {
            return List.of();
        }
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
        departures.add(new Departure(to, transit));
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
