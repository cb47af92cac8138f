// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Transit;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.relay.FaultyPath;
import org.tcpassay.relay.PathRules;
import org.tcpassay.relay.Witness;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Reply;
import org.tcpassay.target.Station;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;
import org.tcpassay.wire.SpecialAddress;

/**
 * Two hosts of this machine's kernel, and the only road between them, on which a scenario loses what the probe wants
 * lost. The opener is at its left, the listener at its right.
 *
 * <p>The first word of a probe opens the road: {@link #open()}, {@link #losing} or {@link #through}.
 */
public final class Hosts {

    private static final Duration INITIAL_TIME_OUT = Duration.ofSeconds(1); // RFC 6298 (2.1)
    private static final Duration RESPONSE = Duration.ofSeconds(2); // at once, on a busy machine
    private static final Duration PROGRAM = Duration.ofSeconds(20); // a process comes up, on a very busy machine
    private static final Duration LOOKING = Duration.ofMillis(2);
    private static final String CUT = "the road is cut";

    private final Lab lab;
    private final IpVersion version;
    private final List<Rule> bends;
    private final Map<String, String> settings;
    private final Witness witness = new Witness();
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<Side, Host> hosts = new EnumMap<>(Side.class);
    private final Map<Side, AtomicBoolean> cut =
            Map.of(Side.LEFT, new AtomicBoolean(), Side.RIGHT, new AtomicBoolean());
    private Optional<FaultyPath> path = Optional.empty();
    private Scenario scenario = Scenario.named("undisturbed").build();

    Hosts(Lab lab, Station station, IpVersion version, Map<String, String> settings) {
        if (!station.isThisKernel()) {
            throw new NotAvailable("two hosts are namespaces of this machine's kernel, and the target is not that");
        }
        this.lab = lab;
        this.version = version;
        this.bends = station instanceof PathRules more ? more.rules() : List.of();
        this.settings = settings;
    }

    // ---- the road

    /** A road that loses nothing. */
    public void open() {
        through(Scenario.named("undisturbed")
                .says("Nothing is lost on the way.")
                .build());
    }

    /** A road on which this is lost; {@code what} completes "what is lost is ...", such as "the first SYN". */
    public void losing(String what, Condition when) {
        through(Scenario.named("losing " + what)
                .says("Lost on the way: " + what + ".")
                .rule(what + " is lost", when, Faults.drop())
                .build());
    }

    /** A road of a scenario of one's own. */
    public void through(Scenario wanted) {
        scenario = wanted;
        List<Rule> rules = new ArrayList<>(bends);
        Stream.of(Side.values()).map(this::cutRule).forEach(rules::add);
        rules.addAll(wanted.rules());
        var whole = new Scenario(wanted.name(), wanted.says(), rules, wanted.expectations());
        FaultyPath opened = FaultyPath.open(whole, lab.dice().nextLong(), witness);
        path = Optional.of(opened);
        for (Side side : Side.values()) {
            var host = new Host(this, opened, side, address(opened, side));
            hosts.put(side, host);
            settings.forEach(host::set);
        }
        witness.attend(opened);
        lab.progress().ask();
    }

    private Rule cutRule(Side side) {
        AtomicBoolean isCut = cut.get(side);
        String from = side == Side.LEFT ? "from the opener's host" : "from the listener's host";
        Condition when =
                Condition.of("while the road is cut, " + from, transit -> transit.from() == side && isCut.get());
        return new Rule(CUT + " " + from, when, Faults.drop());
    }

    private IpAddress address(FaultyPath opened, Side side) {
        if (version == IpVersion.V4) {
            return side == Side.LEFT ? opened.opener() : opened.listener();
        }
        return side == Side.LEFT ? opened.opener6() : opened.listener6();
    }

    /** From now on nothing passes, in either direction. */
    public void cut() {
        cut.values().forEach(each -> each.set(true));
        note(CUT);
    }

    /** From now on nothing of one host arrives. */
    public void cutFrom(Host host) {
        cut.get(host.side()).set(true);
        note("nothing of the " + host.name() + " arrives any more");
    }

    /** From now on the road is as the scenario says; what has come before is as lost as it was. */
    public void heal() {
        witness.await(witness::isDecided, RESPONSE);
        cut.values().forEach(each -> each.set(false));
        note("the road is whole again");
    }

    /** The host at the left, by custom the one that opens. */
    public Host opener() {
        return at(Side.LEFT);
    }

    /** The host at the right, by custom the one that listens. */
    public Host listener() {
        return at(Side.RIGHT);
    }

    Host at(Side side) {
        return Optional.ofNullable(hosts.get(side))
                .orElseThrow(() -> new IllegalStateException("there is no road yet; open() it first"));
    }

    /** An established connection over the road as it is, with a listener of its own. */
    public Life connect() {
        return preamble("two hosts with a connection", () -> {
            Life life = opener().connect(listener().listen());
            life.expectOpened("the handshake ends");
            life.listener();
            return life;
        });
    }

    /** As {@link Lab#preamble}: what fails on this way makes the probe INCONCLUSIVE. */
    public <T> T preamble(String state, Supplier<T> way) {
        return lab.preamble(state, way);
    }

    // ---- what comes by

    /** The first packet that this chooses, {@code nth(2, ...)} the second; it may have come by already, or comes soon. */
    public Passage expect(Condition what, String because) {
        return seen(what, RESPONSE, because);
    }

    /** As {@link #expect(Condition, String)}, at that time. */
    public Passage expect(Condition what, Timing when, String because) {
        Passage passage = seen(what, untilLatest(when), because);
        judgeTime(because, what.text(), when, passage.timeNs());
        return passage;
    }

    /** Whether it comes by until then, unless something else ends the waiting. */
    boolean comes(Condition what, Timing when, BooleanSupplier isOver) {
        var search = new Search(witness, what);
        witness.await(() -> search.goOn() || isOver.getAsBoolean(), untilLatest(when));
        return search.goOn();
    }

    private Passage seen(Condition what, Duration limit, String because) {
        var search = new Search(witness, what);
        witness.await(search::goOn, limit);
        Optional<Transit> found = search.found();
        judge(because, what.text(), found.isPresent(), "none came");
        return new Passage(found.orElseThrow());
    }

    /** None that this chooses comes by for so long, and none has so far. */
    public void expectNone(Condition what, Duration quiet, String because) {
        var search = new Search(witness, what);
        boolean came = witness.await(search::goOn, quiet);
        judge(because, "none of: " + what.text(), !came, "one came");
    }

    /** Just so many have come by so far. */
    public void expectCount(long wanted, Condition what, String because) {
        long got = count(what);
        judge(because, wanted + " of: " + what.text(), got == wanted, Long.toString(got));
    }

    /** How many have come by so far. */
    public long count(Condition what) {
        Condition.Watch watch = what.start(new Dice(0, 0));
        return witness.journal().stream()
                .filter(Happening.Came.class::isInstance)
                .filter(came -> watch.sees(((Happening.Came) came).transit()))
                .count();
    }

    /**
     * What this chooses is sent, and sent again at each time of the back-off, counted from the first, and not once more
     * until the end of the back-off.
     *
     * @return the first
     */
    public Passage expectRepeats(Condition what, Backoff backoff, String because) {
        Passage first = expect(what, because);
        int number = 2;
        for (Duration at : backoff.again()) {
            expect(
                    Conditions.nth(number, what),
                    Timing.about(first, at),
                    because + " (" + Hosts.text(at) + " after the first)");
            number++;
        }
        Duration left = backoff.end().minusNanos(nowNs() - first.timeNs());
        expectNone(Conditions.nth(number, what), left, because + " (no more than that)");
        return first;
    }

    /** An address that no host has for its own. */
    public IpAddress address(SpecialAddress special) {
        return lab.address(special);
    }

    /** A length of time of the profile, such as {@code time-wait-ms}. */
    public Duration time(String name) {
        return lab.time(name);
    }

    /** Lets time pass. */
    public void pause(Duration length) {
        witness.await(() -> false, length);
    }

    // ---- for those who speak this language

    /** What comes of an open: its connection is the next whose SYN comes from there. */
    Life life(Host from, HostSocket socket, HostListener to, Supplier<Reply<Reply.Nothing>> open) {
        int before = newest(from.side());
        Reply<Reply.Nothing> reply = open.get();
        if (reply instanceof Reply.Failed<Reply.Nothing>) {
            return new Life(this, before + 1, from.side(), socket, to);
        }
        boolean isSeen = witness.await(() -> newest(from.side()) > before, RESPONSE);
        return new Life(this, isSeen ? newest(from.side()) : before + 1, from.side(), socket, to);
    }

    /** The latest that was opened from a side; what a fault makes opens none, though its answers are counted. */
    private int newest(Side side) {
        return witness.journal().stream()
                .filter(Happening.Came.class::isInstance)
                .map(came -> ((Happening.Came) came).transit())
                .filter(transit -> transit.from() == side)
                .flatMap(transit -> transit.sighting().stream())
                .filter(sighting -> sighting.handshake() == 1)
                .mapToInt(sighting -> sighting.connection())
                .max()
                .orElse(0);
    }

    Witness witness() {
        return witness;
    }

    boolean await(BooleanSupplier what, Duration limit) {
        return witness.await(what, limit);
    }

    long nowNs() {
        return witness.nowNs();
    }

    Duration responseTime() {
        return RESPONSE;
    }

    Duration programTime() {
        return PROGRAM;
    }

    Duration lookingTime() {
        return LOOKING;
    }

    /** The first time-out of a SYN. */
    Duration initialTimeOut() {
        return Optional.ofNullable(lab.profile().numbers().get("rto-initial-ms"))
                .map(Duration::ofMillis)
                .orElse(INITIAL_TIME_OUT);
    }

    /** How long there is to wait yet for what must be at that time. */
    Duration untilLatest(Timing when) {
        long latestNs = when.since().timeNs() + when.latest(lab.timingScale()).toNanos();
        return Duration.ofNanos(Math.max(0, latestNs - nowNs())).plus(RESPONSE);
    }

    void called(Host host, String call, String result) {
        called(nowNs(), host, call, result);
    }

    /** @param beganNs what a call brings about comes after it, and may come before it has returned */
    void called(long beganNs, Host host, String call, String result) {
        remarks.add(new Remark.Called(beganNs, host.side(), call, result));
    }

    private void note(String text) {
        remarks.add(new Remark.Noted(nowNs(), text));
    }

    void judge(String because, String expectation, boolean held, String got) {
        if (!held) {
            throw failure(Mismatch.of(because, expectation, got));
        }
        remarks.add(new Remark.Judged(nowNs(), because, expectation, Optional.empty()));
    }

    void judgeTime(String because, String what, Timing when, long timeNs) {
        Duration off = when.off(timeNs, lab.timingScale());
        if (off.isZero()) {
            return;
        }
        String expected = what + " " + between(when);
        String got = "after " + text(Duration.ofNanos(timeNs - when.since().timeNs()));
        throw failure(new Mismatch(because, expected, got, List.of(), Optional.of(off)));
    }

    private String between(Timing when) {
        return text(when.earliest(lab.timingScale())) + " to " + text(when.latest(lab.timingScale())) + " later";
    }

    ProbeFailure failure(Mismatch mismatch) {
        remarks.add(new Remark.Judged(nowNs(), mismatch.because(), mismatch.expected(), Optional.of(mismatch.got())));
        return new ProbeFailure(mismatch);
    }

    static String text(Duration length) {
        return String.format(Locale.ROOT, "%.2f s", length.toNanos() / 1e9);
    }

    double timingScale() {
        return lab.timingScale();
    }

    /** By how much this process overslept, or a thread of it. */
    Duration lateness() {
        long ofRelayNs = path.map(FaultyPath::latenessNs).orElse(0L);
        return Duration.ofNanos(Math.max(witness.latenessNs(), ofRelayNs));
    }

    /** All that is known; the two hosts are gone. */
    public void close() {
        witness.close();
        hosts.values().forEach(Host::close);
        path.ifPresent(FaultyPath::close);
    }

    HostsTrace trace() {
        Map<Side, Map<String, String>> turned = new EnumMap<>(Side.class);
        hosts.forEach((side, host) -> turned.put(side, Map.copyOf(host.turned())));
        return new HostsTrace(scenario, witness.journal(), witness.observed(), remarks, turned);
    }
}
