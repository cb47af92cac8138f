// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.tcpassay.expect.Expectation;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.lab.Bench;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.State;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Profile;
import org.tcpassay.target.Station;
import org.tcpassay.target.UserOption;
import org.tcpassay.target.UserSocket;
import org.tcpassay.trace.Trace;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;
import org.tcpassay.wire.SignatureKey;
import org.tcpassay.wire.SpecialAddress;

/**
 * One target, one link, one probe: where connections come from.
 *
 * <p>Everything random comes from the seed, so that the same seed replays the same numbers.
 */
public final class Lab {

    private static final SegmentSpec ORDINARY_SYN = Segments.syn().mss(1460);
    private static final int BACKLOG = 16;
    private static final long ORDINARY_TIME_OUT_MS = 1_000;

    private final Bench bench;
    private final Profile profile;
    private final SplittableRandom dice;
    private final double timingScale;
    private final List<Connection> connections = new ArrayList<>();
    private final Places places;
    private final Sockets sockets;
    private final Progress progress;
    private Optional<Hosts> hosts = Optional.empty();

    /**
     * @param timingScale widens every tolerance of time; 1 is ordinary
     */
    public Lab(Station station, Profile profile, long seed, double timingScale) {
        this.bench = new Bench(station, profile.quietTime());
        this.profile = profile;
        this.dice = new SplittableRandom(seed);
        this.timingScale = timingScale;
        this.progress = new Progress(profile);
        this.places = new Places(station, dice);
        this.sockets = new Sockets(station, places);
    }

    /** Brings the target into a state by the shortest road, as listener where there is a choice. */
    public Connection reach(State state) {
        return reach(state, Road.PASSIVE);
    }

    /** Brings the target into a state; FIN-WAIT-1, FIN-WAIT-2 and CLOSING keep the receive side open. */
    public Connection reach(State state, Road road) {
        return reach(state, road, ORDINARY_SYN);
    }

    /** As {@link #reach(State)}, with this SYN of the tester; its options are those of the connection. */
    public Connection reach(State state, SegmentSpec syn) {
        return reach(state, Road.PASSIVE, syn);
    }

    /** As {@link #reach(State, Road)}, with this SYN of the tester, which carries ACK where the target opens. */
    public Connection reach(State state, Road road, SegmentSpec syn) {
        boolean crossing = state == State.SYN_RECEIVED && road == Road.ACTIVE;
        String name = state.text() + (crossing ? " by simultaneous open" : "");
        return preamble(name, () -> Roads.to(state, road, this, syn));
    }

    /** An established connection that the tester opened, accepted by the user of the target. */
    public Connection connect() {
        return connect(ORDINARY_SYN);
    }

    /** As {@link #connect()}, with this SYN. */
    public Connection connect(SegmentSpec syn) {
        return connect(listen(), syn);
    }

    /** As {@link #connect()}, through a listener of one's own. */
    public Connection connect(Listener listener, SegmentSpec syn) {
        return preamble("ESTABLISHED", () -> Roads.passive(this, listener, syn));
    }

    /** An established connection with the smallest receive window that the target makes. */
    public Connection smallWindow() {
        return preamble("ESTABLISHED with a small window", () -> Roads.smallWindow(this, ORDINARY_SYN));
    }

    /** An established connection whose receive window the target has closed, because its user does not read. */
    public Connection closedWindow() {
        return preamble("ESTABLISHED with a window of 0", () -> Roads.closedWindow(this, ORDINARY_SYN));
    }

    /**
     * An established connection over which so many segments are under way, all unacknowledged, and nothing else waits.
     *
     * @param syn offers segments of {@code size} bytes
     */
    public Connection inFlight(SegmentSpec syn, int size, int segments) {
        return preamble(
                "ESTABLISHED, " + segments + " segments in flight", () -> Bulk.exactly(this, syn, size, segments));
    }

    /**
     * An established connection over which the target sends as much as its congestion window lets it, with forty
     * segments more waiting.
     *
     * @param syn offers segments of {@code size} bytes
     * @param least segments that must be under way, to which the congestion window is made to grow if need be
     */
    public Connection bulk(SegmentSpec syn, int size, int least) {
        return preamble("ESTABLISHED, " + least + " segments in flight", () -> Bulk.atLeast(this, syn, size, least));
    }

    /** An established connection that the target opened; its SYN is answered by this SYN,ACK. */
    public Connection connectActively(SegmentSpec synAck) {
        return preamble("ESTABLISHED", () -> Roads.active(this, synAck));
    }

    /** A fresh port of the target with a listener; at a black box the port that is open there. */
    public Listener listen() {
        return listen(BACKLOG);
    }

    /** A listener on another port than any before; a black box has none. */
    public Listener listenElsewhere() {
        return sockets.listenElsewhere(BACKLOG);
    }

    public Listener listen(int backlog) {
        return sockets.listen(backlog);
    }

    /** A fresh port of the target with a listener that has an option before it listens: not all is handed on later. */
    public Listener listen(UserOption option, long value) {
        return sockets.listenWith(option, value, BACKLOG);
    }

    /** A fresh port of the target with a listener at one of its addresses alone. */
    public Listener listenAt(IpAddress address) {
        return sockets.listenAt(address, BACKLOG);
    }

    /** A connection to be: from a fresh port of the tester to a listener; nothing is sent yet. */
    public Connection dial(Listener listener) {
        return dial(listener, places.freshPort());
    }

    /** As {@link #dial(Listener)} from a chosen port, for an incarnation of a connection that was there before. */
    public Connection dial(Listener listener, int testerPort) {
        return towards(listener.at(), new Endpoint(testerAddress(), testerPort), Optional.of(listener));
    }

    /** As {@link #dial(Listener)} from so many neighbouring ports, each the next fresh one above the one before. */
    public List<Connection> dialSideBySide(Listener listener, int count) {
        return places.neighbouringPorts(count).stream()
                .map(port -> dial(listener, port))
                .toList();
    }

    /** As {@link #dial(Listener)}, from an address where nobody need see the answers. */
    public Connection dialFromElsewhere(Listener listener) {
        return dialFromElsewhere(listener, places.freshPort());
    }

    /** As {@link #dialFromElsewhere(Listener)}, from a chosen port of that address. */
    public Connection dialFromElsewhere(Listener listener, int testerPort) {
        return towards(listener.at(), new Endpoint(places.elsewhere(), testerPort), Optional.of(listener));
    }

    /** Two ends that nobody opened: the target's port is closed. */
    public Connection stranger() {
        return towards(places.closed(), freshEnd(), Optional.empty());
    }

    /** The user of the target opens towards a fresh port of the tester; the SYN is the next segment. */
    public Connection open() {
        return open(sockets.fresh());
    }

    /** As {@link #open()}, with an option set before. */
    public Connection open(UserOption option, long value) {
        return open(sockets.with(option, value));
    }

    /** As {@link #open()}, from a port at one of the target's addresses. */
    public Connection openFrom(IpAddress address) {
        return open(sockets.boundTo(address));
    }

    private Connection open(UserSocket socket) {
        Endpoint tester = freshEnd();
        Connection connection = on(bench.lineTo(tester), tester, Optional.empty(), sockets.key());
        connection.attach(socket);
        connection.user().connect(tester);
        return connection;
    }

    /**
     * From now on users of the target set this key before they listen or open (RFC 2385), and on what comes of it each
     * segment of the tester is signed unless it says otherwise, and must be of the target.
     *
     * <p>Ends the probe as NOT_APPLICABLE where the target has no signatures.
     */
    public void signs(SignatureKey shared) {
        needs(Given.RFC2385);
        needsUser();
        sockets.sign(shared);
    }

    /** One expectation where the target claims a standard, another where it does not. */
    public Expectation given(Given standard, Expectation claimed, Expectation otherwise) {
        return claims(standard) ? claimed : otherwise;
    }

    public boolean claims(Given standard) {
        return profile.claims().contains(standard);
    }

    /**
     * Ends the probe as NOT_APPLICABLE unless the target claims a standard; for claims that have no meaning without
     * it.
     */
    public void needs(Given standard) {
        needs(claims(standard), "the target does not claim " + standard);
    }

    /**
     * Ends the probe as NOT_APPLICABLE unless the target was seen to do what is left to it and what the claim presumes.
     *
     * @param lack what the target does not do, as a sentence
     */
    public void needs(boolean done, String lack) {
        if (!done) {
            throw new NotAvailable(lack);
        }
    }

    /** A duration that the profile of the target names, such as {@code rto-initial-ms}. */
    public Duration time(String name) {
        return Duration.ofMillis(number(name));
    }

    /** A number that the profile of the target names. */
    public long number(String name) {
        Long number = profile.numbers().get(name);
        if (number == null) {
            throw new NotAvailable("the profile of the target does not say " + name);
        }
        return number;
    }

    /** For a first retransmission: the first sample of a round trip makes its threefold (RFC 6298 2.2). */
    Duration longestTimeOut() {
        return Duration.ofMillis(3 * profile.numbers().getOrDefault("rto-initial-ms", ORDINARY_TIME_OUT_MS));
    }

    /** Printable bytes out of the seed. */
    public Bytes payload(int length) {
        var text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) ('a' + dice.nextInt(26));
        }
        return Bytes.copyOf(text);
    }

    /** Where the target is asked. */
    public IpAddress targetAddress() {
        return places.target();
    }

    /** Where connections of this lab have their tester's end. */
    public IpAddress testerAddress() {
        return places.tester();
    }

    /** Another address of the target on the same link. */
    public IpAddress secondAddress() {
        return places.secondOfTarget();
    }

    /** An address beside the target's that nobody has. */
    public IpAddress nobodysAddress() {
        return places.nobody();
    }

    /** An address that no host has for its own on this link. */
    public IpAddress address(SpecialAddress special) {
        return places.special(special);
    }

    /** The largest segment that the road carries, bytes of payload without options. */
    public int roadMss() {
        return places.version() == 4 ? 1460 : 1440;
    }

    /** The largest segment that every host takes unasked, bytes of payload without options (RFC 9293 MUST-15). */
    public int defaultMss() {
        return places.version() == 4 ? 536 : 1220;
    }

    /**
     * Two hosts of the target's kernel, for a probe that is about two of them.
     *
     * @param settings of both
     */
    public Hosts hosts(Map<String, String> settings) {
        var both = new Hosts(this, bench.station(), IpVersion.of(places.target()), settings);
        hosts = Optional.of(both);
        return both;
    }

    /** The trace so far, in link order. */
    public Trace trace() {
        return bench.trace(
                connections.stream().flatMap(one -> one.conversation().stream()).toList());
    }

    /** For whoever runs the probe, at its end. */
    public Aftermath aftermath() {
        return new Aftermath(bench, hosts);
    }

    /** Whether the target has been asked anything since the preamble. */
    public boolean isAsked() {
        return progress.isAsked();
    }

    /**
     * A way of one's own into the state that the probe starts from: what fails on it makes the probe INCONCLUSIVE.
     *
     * @param state what the report calls it
     */
    public <T> T preamble(String state, Supplier<T> road) {
        return progress.preamble(state, road);
    }

    Progress progress() {
        return progress;
    }

    Bench bench() {
        return bench;
    }

    /** What the target claims and can do. */
    public Profile profile() {
        return profile;
    }

    SplittableRandom dice() {
        return dice;
    }

    double timingScale() {
        return timingScale;
    }

    /** Ends the probe as NOT_APPLICABLE unless user calls can be made at the target. */
    public void needsUser() {
        if (!hasUser()) {
            throw Sockets.noUpperTester();
        }
    }

    /** Whether user calls can be made at the target. */
    public boolean hasUser() {
        return bench.station().upperTester().isPresent();
    }

    private Endpoint freshEnd() {
        return new Endpoint(testerAddress(), places.freshPort());
    }

    private Connection towards(Endpoint target, Endpoint tester, Optional<Listener> listener) {
        Optional<SignatureKey> key = listener.flatMap(Listener::key);
        return on(bench.line(new FourTuple(tester, target)), tester, listener, key);
    }

    private Connection on(int line, Endpoint tester, Optional<Listener> listener, Optional<SignatureKey> key) {
        var connection = new Connection(this, line, tester, listener, key);
        connections.add(connection);
        return connection;
    }
}
