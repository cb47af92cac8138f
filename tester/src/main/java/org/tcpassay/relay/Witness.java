// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Sighting;
import org.tcpassay.fault.Transit;
import org.tcpassay.net.SocketDiagnostics;
import org.tcpassay.rules.State;
import org.tcpassay.target.LinuxStates;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.IpVersion;
import org.tcpassay.wire.Segment;

/**
 * Keeps the journal of a path and the states of both ends, as the tables of sockets of the two kernels have them.
 *
 * <p>The tables are asked whenever a packet comes in, before it goes on, so that no state between two packets is missed;
 * shortly after each packet; and now and then, for what timers do. Safe for several threads.
 */
public final class Witness implements Consumer<Happening>, AutoCloseable {

    private static final long SOON_NS = 1_000_000;
    private static final long AFTERMATH_NS = 6_000_000; // what a packet brings about has come about by then
    private static final long NOW_AND_THEN_NS = 40_000_000;
    private static final int MOST = 24; // connections; a flood has thousands, of which nobody looks at each
    private static final int BUSY = 4_000; // happenings, from where on packets of the handshake and the end are enough

    private final List<Happening> journal = new ArrayList<>();
    private final List<Observed> observed = new ArrayList<>();
    private final Map<Integer, Ends> connections = new LinkedHashMap<>();
    private final Map<Ends, Integer> latest = new LinkedHashMap<>();
    private final Map<Integer, Map<Side, State>> states = new LinkedHashMap<>();
    private final Map<Side, SocketDiagnostics> tables = new EnumMap<>(Side.class);
    private final Thread thread = new Thread(this::watch, "tcpassay-witness");
    private long touchedNs;
    private long latenessNs;
    private boolean isOver;

    /** The two ends of a connection. */
    private record Ends(Endpoint left, Endpoint right) {

        Endpoint at(Side side) {
            return side == Side.LEFT ? left : right;
        }
    }

    /** Begins to ask the kernels of a path whose journal this is. */
    public synchronized void attend(FaultyPath path) {
        for (Side side : Side.values()) {
            try {
                SocketDiagnostics table = path.at(side, SocketDiagnostics::open);
                table.listeningPorts(); // the first question takes long
                tables.put(side, table);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new RelayException("asking for states: " + e.getMessage(), e);
            }
        }
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void accept(Happening happening) {
        if (isOver) {
            return; // what the end of the two hosts looks like is nobody's matter
        }
        journal.add(happening);
        touchedNs = System.nanoTime();
        if (happening instanceof Happening.Came came) {
            meet(came.transit());
            boolean isTelling = journal.size() < BUSY
                    || came.transit().segment().filter(Witness::changesStates).isPresent();
            if (isTelling) {
                look();
            }
        }
        notifyAll();
    }

    private static boolean changesStates(Segment segment) {
        return !segment.flags().equals(Flags.ACK);
    }

    private void meet(Transit transit) {
        Optional<Sighting> sighting = transit.sighting();
        if (sighting.isEmpty() || connections.containsKey(sighting.get().connection()) || connections.size() >= MOST) {
            return;
        }
        ends(transit).filter(this::isOfHosts).ifPresent(ends -> {
            int number = sighting.get().connection();
            connections.put(number, ends);
            latest.put(ends, number);
            var beginning = new EnumMap<Side, State>(Side.class);
            states.put(number, beginning);
            for (Side side : Side.values()) {
                if (tables.containsKey(side)
                        && tables.get(side)
                                .listeningPorts()
                                .contains(ends.at(side).port())) {
                    change(number, side, State.LISTEN);
                }
            }
        });
    }

    /** Nobody has the addresses that a fault forges. */
    private boolean isOfHosts(Ends ends) {
        int version = ends.left().address().version();
        return Stream.of(IpVersion.values())
                .filter(each -> each.number() == version)
                .anyMatch(each -> ends.left().address().equals(Addresses.of(Side.LEFT, each)));
    }

    private static Optional<Ends> ends(Transit transit) {
        Optional<IpPacket> ip = transit.packet().ip();
        Optional<Segment> segment = transit.segment();
        if (ip.isEmpty() || segment.isEmpty()) {
            return Optional.empty();
        }
        var source = new Endpoint(ip.get().source(), segment.get().sourcePort());
        var destination = new Endpoint(ip.get().destination(), segment.get().destinationPort());
        return Optional.of(transit.from() == Side.LEFT ? new Ends(source, destination) : new Ends(destination, source));
    }

    /** Asks both kernels for all ends. */
    private void look() {
        if (tables.size() < Side.values().length) {
            return;
        }
        latest.forEach((ends, number) -> {
            for (Side side : Side.values()) {
                OptionalInt state = tables.get(side).stateOf(ends.at(side), ends.at(side.other()));
                boolean isOnlyListened = state.isEmpty() && states.get(number).get(side) == State.LISTEN;
                if (!isOnlyListened) {
                    change(number, side, state.isPresent() ? LinuxStates.state(state.getAsInt()) : State.CLOSED);
                }
            }
        });
    }

    private void change(int number, Side side, State state) {
        if (states.get(number).put(side, state) != state) {
            observed.add(new Observed(System.nanoTime(), number, side, state));
            notifyAll();
        }
    }

    private synchronized void watch() {
        try {
            while (!isOver) {
                long beganNs = System.nanoTime();
                boolean isAftermath = beganNs - touchedNs < AFTERMATH_NS;
                long pauseNs = isAftermath ? SOON_NS : NOW_AND_THEN_NS;
                wait(pauseNs / 1_000_000);
                latenessNs = Math.max(latenessNs, System.nanoTime() - beganNs - pauseNs);
                if (!isOver) {
                    look();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What happened so far, in order. */
    public synchronized List<Happening> journal() {
        return List.copyOf(journal);
    }

    /** What happened so far from a place of the journal on. */
    public synchronized List<Happening> journalFrom(int index) {
        return List.copyOf(journal.subList(Math.min(index, journal.size()), journal.size()));
    }

    /** Whether what came last has met the rules: it was acted upon, or went on. */
    public synchronized boolean isDecided() {
        for (int i = journal.size() - 1; i >= 0; i--) {
            Happening last = journal.get(i);
            if (last instanceof Happening.Came) {
                return false;
            }
            if (last instanceof Happening.Acted || last instanceof Happening.Went) {
                return true;
            }
        }
        return true;
    }

    /** Every change of a state so far, in order. */
    public synchronized List<Observed> observed() {
        return List.copyOf(observed);
    }

    /** What the kernel of that side says now. */
    public synchronized Optional<State> state(int connection, Side side) {
        if (!isOver) {
            look();
        }
        return Optional.ofNullable(states.get(connection)).map(both -> both.get(side));
    }

    /** The relay's clock. */
    public long nowNs() {
        return System.nanoTime();
    }

    /** By how much this process overslept at most: its machine is too busy for judgements finer than that. */
    public synchronized long latenessNs() {
        return latenessNs;
    }

    /**
     * Waits until something is so, which is asked after each happening and a thousand times a second.
     *
     * @return whether it is so in the end
     */
    public boolean await(BooleanSupplier what, Duration limit) {
        long beganNs = System.nanoTime();
        long deadlineNs = beganNs + limit.toNanos();
        while (!what.getAsBoolean()) {
            long nowNs = System.nanoTime();
            long leftNs = deadlineNs - nowNs;
            if (leftNs <= 0) {
                return false;
            }
            try {
                synchronized (this) {
                    latenessNs = Math.max(latenessNs, nowNs - beganNs - SOON_NS);
                    beganNs = nowNs;
                    wait(Math.max(1, Math.min(leftNs, SOON_NS) / 1_000_000));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Asks nobody any more; what it knows it keeps. */
    @Override
    public void close() {
        synchronized (this) {
            isOver = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            tables.values().forEach(SocketDiagnostics::close);
            tables.clear();
        }
    }
}
