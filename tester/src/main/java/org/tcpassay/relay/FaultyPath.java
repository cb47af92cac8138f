// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Path;
import org.tcpassay.fault.Rehearsal;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.net.Privileges;
import org.tcpassay.net.SocketDiagnostics;
import org.tcpassay.target.LinkKind;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/**
 * Two network namespaces of this machine whose only road to each other leads through a scenario.
 *
 * <p>By custom the opener of connections lives at the left and the listener at the right:
 *
 * <pre>{@code
 * try (var path = FaultyPath.open(scenario)) {
 *     var listener = path.atListener(() -> new ServerSocket(8080));
 *     path.atOpener(() -> new Socket(path.listener().toString(), 8080));
 * }
 * }</pre>
 *
 * <p>Sockets, threads and processes that are made there stay there, whoever uses them afterwards. What a command at
 * the left sends to an address of somebody else comes out at the right too, which answers to every address. All of
 * it goes with {@link #close}, or with this process. Safe for several threads.
 */
public final class FaultyPath implements AutoCloseable {

    private static final Traffic NOTHING = new Traffic(0, 0, 0, 0, 0, 0);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(3);

    private final Map<Side, Site> sites = new EnumMap<>(Side.class);
    private final Map<Side, Gate> gates = new EnumMap<>(Side.class);
    private final List<Happening> kept = Collections.synchronizedList(new ArrayList<>());
    private final Map<Side, Traffic> finals = new EnumMap<>(Side.class);
    private final List<Program> programs = new ArrayList<>();
    private final Carrier carrier;
    private boolean isClosed;

    private FaultyPath(Scenario scenario, long seed, Optional<Consumer<Happening>> journal, LinkKind kind) {
        try {
            for (Side side : Side.values()) {
                var site = Site.open(side == Side.LEFT ? "opener" : "listener");
                sites.put(side, site);
                gates.put(side, Groundwork.lay(site, side, kind));
            }
            Rehearsal.of(scenario);
            var path = new Path(scenario, seed, journal.orElse(kept::add));
            carrier = Carrier.start(gates.get(Side.LEFT), gates.get(Side.RIGHT), path);
        } catch (RuntimeException e) {
            release();
            throw e;
        }
    }

    /**
     * Opens a path whose {@link #journal} is kept in memory, packets included: for tests, not for gigabytes.
     *
     * @throws RelayException if this process may not make namespaces
     */
    public static FaultyPath open(Scenario scenario) {
        return open(scenario, 0);
    }

    /** As {@link #open(Scenario)}; the same seed makes the same choices for the same traffic. */
    public static FaultyPath open(Scenario scenario, long seed) {
        return open(scenario, seed, Optional.empty(), LinkKind.AUTO);
    }

    /** @param journal is told what happens, in order, by the thread that carries the packets, which waits for it */
    public static FaultyPath open(Scenario scenario, long seed, Consumer<Happening> journal) {
        return open(scenario, seed, Optional.of(journal), LinkKind.AUTO);
    }

    /**
     * @param journal told what happens; without one it is kept
     * @param kind of device; a user who is not root may have to make do with {@link LinkKind#VETH}
     */
    public static FaultyPath open(Scenario scenario, long seed, Optional<Consumer<Happening>> journal, LinkKind kind) {
        Privileges.ofThisThread().missingForNamespaces().ifPresent(missing -> {
            throw new RelayException("opening a path: " + missing);
        });
        return new FaultyPath(scenario, seed, journal, kind);
    }

    /** Runs the work on a thread at the left and waits for what it returns or throws. */
    public <T> T atOpener(Callable<T> work) throws Exception {
        return at(Side.LEFT, work);
    }

    /** Runs the work on a thread at the right and waits for what it returns or throws. */
    public <T> T atListener(Callable<T> work) throws Exception {
        return at(Side.RIGHT, work);
    }

    /** Runs the work on a thread of its own at that side and waits for what it returns or throws. */
    public <T> T at(Side side, Callable<T> work) throws Exception {
        return sites.get(side).call(work);
    }

    /** As {@link #command(Side, List, Output)} with the terminal of this process. */
    public Program command(Side side, List<String> words) {
        return command(side, words, Output.terminal());
    }

    /**
     * Starts a command at a side; one that does not exist ends with status 127.
     *
     * <p>In its environment TCPASSAY_OPENER, TCPASSAY_LISTENER, TCPASSAY_OPENER6 and TCPASSAY_LISTENER6 are the
     * addresses.
     *
     * @throws RelayException if a tool that this takes is missing
     */
    public Program command(Side side, List<String> words, Output output) {
        synchronized (this) {
            if (isClosed) {
                throw new IllegalStateException("starting " + words + ": the path is closed; open another path");
            }
            var environment = Map.of(
                    "TCPASSAY_OPENER", opener().toString(),
                    "TCPASSAY_LISTENER", listener().toString(),
                    "TCPASSAY_OPENER6", opener6().toString(),
                    "TCPASSAY_LISTENER6", listener6().toString());
            Process process = Nursery.start(sites.get(side).path(), words, environment, output);
            Program program = Program.of(process, output);
            programs.add(program);
            return program;
        }
    }

    /**
     * Starts a program of ours at a side that does these steps with sockets, tells each that is done, and stays.
     *
     * @param steps as {@code listen 7000 4}, {@code connect ADDRESS 7000}, {@code accept}, {@code read 3},
     *     {@code write 100000}, {@code close}
     * @param told takes a line for each step that is done, on a thread of its own
     */
    public Program puppet(Side side, List<String> steps, Consumer<String> told) {
        return command(side, Puppet.command(steps), new Output.Lines(told));
    }

    /**
     * Waits until somebody at a side listens for TCP connections.
     *
     * @param port that must be listened on; empty for any
     * @param program whose end ends the waiting
     * @return the port; empty if the limit was reached, or the program ended, before
     */
    public OptionalInt awaitListening(Side side, OptionalInt port, Program program, Duration limit)
            throws InterruptedException {
        try (SocketDiagnostics sockets = at(side, SocketDiagnostics::open)) {
            long deadlineNs = System.nanoTime() + limit.toNanos();
            while (true) {
                SortedSet<Integer> ports = sockets.listeningPorts();
                if (port.isPresent() ? ports.contains(port.getAsInt()) : !ports.isEmpty()) {
                    return port.isPresent() ? port : OptionalInt.of(ports.first());
                }
                if (System.nanoTime() > deadlineNs || program.await(LOOK_AGAIN).isPresent()) {
                    return OptionalInt.empty();
                }
            }
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new RelayException("looking for a listener: " + e.getMessage(), e);
        }
    }

    /** By how much the relay overslept at most. */
    public long latenessNs() {
        return carrier.latenessNs();
    }

    /** 198.18.0.1, the address at the left. */
    public IpAddress opener() {
        return Addresses.of(Side.LEFT, IpVersion.V4);
    }

    /** 198.18.0.2, the address at the right. */
    public IpAddress listener() {
        return Addresses.of(Side.RIGHT, IpVersion.V4);
    }

    /** The address at the left over IPv6. */
    public IpAddress opener6() {
        return Addresses.of(Side.LEFT, IpVersion.V6);
    }

    /** The address at the right over IPv6. */
    public IpAddress listener6() {
        return Addresses.of(Side.RIGHT, IpVersion.V6);
    }

    /** Takes from the left its address of a version and its routes, as when a lease has run out; its sockets stay. */
    public void takeOpenersAddress(IpVersion version) {
        Groundwork.takeLeftAddress(sites.get(Side.LEFT), version);
    }

    /** Gives back what {@link #takeOpenersAddress} took. */
    public void returnOpenersAddress(IpVersion version) {
        Groundwork.returnLeftAddress(sites.get(Side.LEFT), version);
    }

    /** What happened so far, in order, if nobody else is told; packets that are still on their way included. */
    public List<Happening> journal() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    /** What the relay has moved at a side so far. */
    public Traffic traffic(Side side) {
        synchronized (this) {
            return isClosed ? finals.getOrDefault(side, NOTHING) : carrier.traffic(side);
        }
    }

    /**
     * Ends all connections, commands and the path; what waits in it is lost. A second call does nothing.
     *
     * @throws RelayException if the relay had died
     */
    @Override
    public void close() {
        synchronized (this) {
            if (isClosed) {
                return;
            }
            programs.forEach(Program::close);
            carrier.close();
            for (Side side : Side.values()) {
                finals.put(side, carrier.traffic(side));
            }
            isClosed = true;
        }
        release();
        carrier.failure().ifPresent(failure -> {
            throw new RelayException("carrying packets: " + failure + "; this is a mistake of the relay", failure);
        });
    }

    /** Where the kernel shows the network namespace of a side. */
    String namespace(Side side) {
        return sites.get(side).path();
    }

    private void release() {
        gates.values().forEach(Gate::close);
        sites.values().forEach(Site::close);
    }
}
