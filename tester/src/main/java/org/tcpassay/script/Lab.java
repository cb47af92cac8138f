// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.tcpassay.expect.Expectation;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.lab.Bench;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.State;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Profile;
import org.tcpassay.target.Reply;
import org.tcpassay.target.Station;
import org.tcpassay.target.UpperTester;
import org.tcpassay.target.UserOption;
import org.tcpassay.target.UserSocket;
import org.tcpassay.trace.Conversation;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.Trace;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
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
    private static final int FIRST_PORT = 10_000;
    private static final int PORTS = 40_000;
    private static final int BEHIND_EVERY_TESTER = 200; // of a station that is used again and again
    private static final int ELSEWHERE = 120; // above every address that a station uses for the tester
    private static final long ORDINARY_TIME_OUT_MS = 1_000;
    private static final String UNKNOWN_OPTION = "ENOPROTOOPT"; // such as of a kernel built without

    private final Bench bench;
    private final Profile profile;
    private final SplittableRandom dice;
    private final double timingScale;
    private final List<Connection> connections = new ArrayList<>();
    private final Set<Integer> usedPorts = new HashSet<>();
    private Optional<SignatureKey> key = Optional.empty();
    private int preambleDepth;
    private volatile boolean asked; // read by whoever watches a probe that hangs

    /**
     * @param timingScale widens every tolerance of time; 1 is ordinary
     */
    public Lab(Station station, Profile profile, long seed, double timingScale) {
        this.bench = new Bench(station, profile.quietTime());
        this.profile = profile;
        this.dice = new SplittableRandom(seed);
        this.timingScale = timingScale;
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
        return preamble(state.text(), () -> Roads.to(state, road, this, syn));
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
        if (bench.station().openPort().isPresent()) {
            throw new NotAvailable("needs a second port that listens; one is known of the target");
        }
        return listen();
    }

    public Listener listen(int backlog) {
        Optional<Integer> open = bench.station().openPort();
        if (open.isPresent()) {
            return new Listener(new Endpoint(targetAddress(), open.get()), Optional.empty(), Optional.empty());
        }
        return listen(targetAddress(), backlog);
    }

    /** A fresh port of the target with a listener at one of its addresses alone. */
    public Listener listenAt(IpAddress address) {
        return listen(address, BACKLOG);
    }

    private Listener listen(IpAddress address, int backlog) {
        UserSocket socket = upperTester().socket(ipVersion());
        var end = new Endpoint(address, freshPort());
        set(socket, UserOption.REUSE_ADDRESS, 1);
        key.ifPresent(one -> set(socket, UserOption.SIGNATURE_KEY, one.length()));
        done(socket.bind(end), "binding " + end);
        done(socket.listen(backlog), "listening at " + end);
        return new Listener(end, Optional.of(socket), key);
    }

    /** A connection to be: from a fresh port of the tester to a listener; nothing is sent yet. */
    public Connection dial(Listener listener) {
        return dial(listener, freshPort());
    }

    /** As {@link #dial(Listener)} from a chosen port, for an incarnation of a connection that was there before. */
    public Connection dial(Listener listener, int testerPort) {
        return towards(listener.at(), testerPort, Optional.of(listener));
    }

    /** As {@link #dial(Listener)}, from an address where nobody need see the answers. */
    public Connection dialFromElsewhere(Listener listener) {
        var ends = new FourTuple(
                new Endpoint(bench.station().testerAddress().plus(ELSEWHERE), freshPort()), listener.at());
        return on(ends, Optional.of(listener));
    }

    /** Two ends that nobody opened: the target's port is closed. */
    public Connection stranger() {
        int closed = bench.station()
                .closedPort()
                .orElseThrow(() -> new NotAvailable("no port of the target is known to be closed"));
        return towards(new Endpoint(targetAddress(), closed), freshPort(), Optional.empty());
    }

    /** The user of the target opens towards a fresh port of the tester; the SYN is the next segment. */
    public Connection open() {
        return open(Optional.empty());
    }

    /** As {@link #open()}, with an option set before. */
    public Connection open(UserOption option, long value) {
        return open(Optional.of(new Setting(option, value)));
    }

    private record Setting(UserOption option, long value) {}

    /** As {@link #open()}, from a port at one of the target's addresses. */
    public Connection openFrom(IpAddress address) {
        UserSocket socket = upperTester().socket(ipVersion());
        done(socket.bind(new Endpoint(address, freshPort())), "binding a port at " + address);
        return open(socket);
    }

    private Connection open(Optional<Setting> setting) {
        UserSocket socket = upperTester().socket(ipVersion());
        setting.ifPresent(one -> set(socket, one.option(), one.value()));
        return open(socket);
    }

    private Connection open(UserSocket socket) {
        key.ifPresent(one -> set(socket, UserOption.SIGNATURE_KEY, one.length()));
        var tester = new Endpoint(testerAddress(), freshPort());
        var connection = new Connection(this, bench.lineTo(tester), tester, Optional.empty(), key);
        connections.add(connection);
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
        key = Optional.of(shared);
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
        if (!claims(standard)) {
            throw new NotAvailable("the target does not claim " + standard);
        }
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
        return bench.station().targetAddress();
    }

    /** Where connections of this lab have their tester's end. */
    public IpAddress testerAddress() {
        return bench.station().testerAddress();
    }

    /** Another address of the target on the same link. */
    public IpAddress secondAddress() {
        return bench.station().secondAddress().orElseThrow(() -> new NotAvailable("the target has one address"));
    }

    /** An address beside the target's that nobody has. */
    public IpAddress nobodysAddress() {
        if (bench.station().openPort().isPresent()) {
            throw new NotAvailable("needs an address that nobody has; the network of the target is not ours");
        }
        return targetAddress().plus(BEHIND_EVERY_TESTER);
    }

    /** An address that no host has for its own on this link. */
    public IpAddress address(SpecialAddress special) {
        return special.in(ipVersion()).orElseThrow(() -> new NotAvailable("IPv" + ipVersion() + " has no " + special));
    }

    /** The largest segment that the road carries, bytes of payload without options. */
    public int roadMss() {
        return ipVersion() == 4 ? 1460 : 1440;
    }

    /** The largest segment that every host takes unasked, bytes of payload without options (RFC 9293 MUST-15). */
    public int defaultMss() {
        return ipVersion() == 4 ? 536 : 1220;
    }

    /** The trace so far, in link order. */
    public Trace trace() {
        List<Event> ordered = new ArrayList<>(bench.events());
        // packets carry the kernel's stamps, user calls our own: a stable sort keeps what happened at one instant
        ordered.sort(Comparator.comparingLong(Event::timeNs));
        List<Conversation> conversations = new ArrayList<>();
        for (Connection connection : connections) {
            connection.conversation().ifPresent(conversations::add);
        }
        return new Trace(bench.startNs(), bench.clock(), conversations, ordered);
    }

    /** Frames that the kernel lost. */
    public long dropped() {
        return bench.dropped();
    }

    /** The longest time that anything waited for the tester. */
    public Duration lateness() {
        return Duration.ofNanos(bench.latenessNs());
    }

    /** Takes in what is still under way, so that standing checks see it. */
    public void settle() {
        bench.pump(0);
    }

    /** Whether the target has been asked anything since the preamble. */
    public boolean isAsked() {
        return asked;
    }

    /**
     * A way of one's own into the state that the probe starts from: what fails on it makes the probe INCONCLUSIVE.
     *
     * @param state what the report calls it
     */
    public <T> T preamble(String state, Supplier<T> road) {
        preambleDepth++;
        try {
            return road.get();
        } catch (ProbeFailure failure) {
            throw new PreambleFailure(state, failure.mismatch());
        } finally {
            preambleDepth--;
        }
    }

    Event.Mark markOfSending() {
        if (preambleDepth > 0) {
            return Event.Mark.PLAIN;
        }
        asked = true;
        return Event.Mark.STIMULUS;
    }

    /** A user call is issued; in the body of the probe that, too, asks the target. */
    void called() {
        if (preambleDepth == 0) {
            asked = true;
        }
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
            throw noUpperTester();
        }
    }

    /** Whether user calls can be made at the target. */
    public boolean hasUser() {
        return bench.station().upperTester().isPresent();
    }

    UpperTester upperTester() {
        return bench.station().upperTester().orElseThrow(Lab::noUpperTester);
    }

    static NotAvailable noUpperTester() {
        return new NotAvailable("needs user calls at the target, which has no upper tester");
    }

    static void set(UserSocket socket, UserOption option, long value) {
        Reply<Reply.Nothing> reply = socket.set(option, value);
        if (reply instanceof Reply.Failed<Reply.Nothing> failed && failed.error().equals(UNKNOWN_OPTION)) {
            throw new NotAvailable("the target has no option " + option + " (" + UNKNOWN_OPTION + ")");
        }
        done(reply, "setting " + option);
    }

    static <T> T done(Reply<T> reply, String what) {
        if (reply instanceof Reply.Done<T> done) {
            return done.value();
        }
        String error = reply instanceof Reply.Failed<T> failed ? failed.error() : "it does not finish";
        throw new PreambleFailure(
                "where it can be asked", Mismatch.of("the user calls that prepare a probe succeed", what, error));
    }

    int freshPort() {
        int port;
        do {
            port = FIRST_PORT + dice.nextInt(PORTS);
        } while (bench.station().closedPort().equals(Optional.of(port))
                || !usedPorts.add(port)
                || !bench.station().isFresh(port));
        return port;
    }

    private int ipVersion() {
        return bench.station().targetAddress().version();
    }

    private Connection towards(Endpoint target, int testerPort, Optional<Listener> listener) {
        var ends = new FourTuple(new Endpoint(bench.station().testerAddress(), testerPort), target);
        return on(ends, listener);
    }

    private Connection on(FourTuple ends, Optional<Listener> listener) {
        var connection =
                new Connection(this, bench.line(ends), ends.tester(), listener, listener.flatMap(Listener::key));
        connections.add(connection);
        return connection;
    }
}
