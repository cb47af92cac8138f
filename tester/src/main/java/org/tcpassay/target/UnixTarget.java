// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.tcpassay.link.Greeting;
import org.tcpassay.link.Link;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.link.UnixRoad;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/**
 * A stack in another process that somebody started, behind a Unix socket, as a black box.
 *
 * <p>Every station is a connection of its own, so that a stack may be a fresh one for each. Where the stack serves one
 * connection only, stations wait for each other.
 */
public final class UnixTarget implements Target {

    private static final long UNKNOWN_PATIENCE_NS = 500_000_000;
    private static final long GREETER_PATIENCE_NS = 5_000_000_000L;
    private static final IpAddress ORDINARY_ADDRESS = IpAddress.v4(198, 18, 0, 1);
    private static final int ORDINARY_PORT = 7;
    private static final int MOST_CONNECTIONS = 200;
    private static final int MOST_FAILURES = 40; // each may take seconds

    private final Profile profile;
    private final Path path;
    private final Options options;
    private final AtomicInteger failures = new AtomicInteger(); // connections in a row that did not come about
    private Optional<Known> known = Optional.empty();

    /**
     * What the user says of the target; it goes before what the target says of itself.
     *
     * @param address of the target
     * @param port where it listens
     * @param tester the only address to question it from
     */
    public record Options(Optional<IpAddress> address, Optional<Integer> port, Optional<IpAddress> tester) {

        public static final Options NONE = new Options(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What was found out at the first connection. */
    private record Known(Greeting greeting, UnixStation.Place place) {}

    public UnixTarget(Profile profile, Path path, Options options) {
        this.profile = profile;
        this.path = path;
        this.options = options;
    }

    @Override
    public String name() {
        return "unix:" + path;
    }

    @Override
    public String description() {
        return "a stack behind the socket " + path;
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public Set<IpVersion> versions() {
        return Set.of(IpVersion.of(known().place().open().address()));
    }

    @Override
    public Station open(IpVersion version, Map<String, String> settings, int number) {
        if (!settings.isEmpty()) {
            throw new NotAvailable("a black box has no settings that could be turned (" + settings.keySet() + ")");
        }
        Known facts = known();
        if (failures.get() >= MOST_FAILURES) {
            throw new TargetFailure("not asked: the target failed at " + MOST_FAILURES + " connections in a row");
        }
        UnixStation.Place place = facts.place();
        place.connections().acquireUninterruptibly();
        IpAddress tester = place.testers().borrow();
        try {
            var station = UnixStation.first(connect(facts.greeting()), tester, place);
            failures.set(0);
            return station;
        } catch (LinkException | TargetFailure e) {
            place.leave(tester);
            failures.incrementAndGet();
            // it has been there before, so the lab is not to blame
            throw e instanceof TargetFailure ? e : new TargetFailure("the target is gone: " + e.getMessage());
        }
    }

    private UnixRoad connect(Greeting expected) {
        boolean silent = expected.equals(Greeting.SILENT);
        UnixRoad road = UnixRoad.connect(path, silent ? 0 : GREETER_PATIENCE_NS);
        if (!road.greeting().equals(expected)) {
            road.close();
            throw new TargetFailure("the target greets otherwise than at the first connection, or no more");
        }
        return road;
    }

    /** Tries the stack once for all stations. */
    private synchronized Known known() {
        if (known.isEmpty()) {
            known = Optional.of(explore());
        }
        return known.get();
    }

    private Known explore() {
        try (UnixRoad road = UnixRoad.connect(path, UNKNOWN_PATIENCE_NS)) {
            Greeting greeting = road.greeting();
            IpAddress address = options.address().or(greeting::address).orElse(ORDINARY_ADDRESS);
            int port = options.port().or(greeting::port).orElse(ORDINARY_PORT);
            var open = new Endpoint(address, port);
            AddressPool testers = AddressPool.beside(address, options.tester());
            IpAddress tester = testers.borrow();
            Link link = road.link(tester, address);
            var knock = new Knock(link, tester);
            require(knock.at(open), open);
            Optional<Integer> closed = knock.closedPort(address);
            testers.giveBack(tester);
            int connections = servesAnother(open, testers, greeting) ? MOST_CONNECTIONS : 1;
            return new Known(greeting, new UnixStation.Place(open, closed, testers, new Semaphore(connections)));
        }
    }

    /** Tries a second connection while the first is open. */
    private boolean servesAnother(Endpoint open, AddressPool testers, Greeting greeting) {
        IpAddress tester = testers.borrow();
        try (UnixRoad road = UnixRoad.connect(path, UNKNOWN_PATIENCE_NS)) {
            return road.greeting().equals(greeting)
                    && new Knock(road.link(tester, open.address()), tester).at(open) == Knock.Answer.LISTENER;
        } catch (LinkException | TargetFailure e) {
            return false; // it answered at the first, so it is there and serves one only
        } finally {
            testers.giveBack(tester);
        }
    }

    private void require(Knock.Answer answer, Endpoint open) {
        switch (answer) {
            case RESET ->
                throw new LinkException("trying " + name() + ": nothing listens at " + open
                        + " (it answers with a reset); name a port with a listener, with --target-port");
            case NOTHING ->
                throw new LinkException("trying " + name() + ": no answer from " + open
                        + "; a stack that does not tell its address needs --target-address and --target-port");
            case LISTENER -> {}
        }
    }
}
