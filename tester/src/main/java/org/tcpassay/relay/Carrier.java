// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tcpassay.fault.Departure;
import org.tcpassay.fault.Path;
import org.tcpassay.fault.Side;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.Readiness;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Parcel;

/** Carries packets between two gates as a path says, on a thread of its own. */
final class Carrier implements AutoCloseable {

    private static final int TURN = 64; // packets of one side before the other has its turn

    /** It wakes so often though nothing comes, so that it knows when it was not let run. */
    private static final long HEARTBEAT_NS = 40_000_000;

    private final Map<Side, Gate> gates;
    private final Map<Side, Meter> meters = new EnumMap<>(Map.of(Side.LEFT, new Meter(), Side.RIGHT, new Meter()));
    private final Path path;
    private final Readiness readiness;
    private final Thread thread = new Thread(this::run, "tcpassay-relay");
    private volatile long latenessNs;
    private volatile boolean isOver;
    private volatile Optional<Throwable> failure = Optional.empty();

    private Carrier(Map<Side, Gate> gates, Path path) {
        this.gates = Map.copyOf(gates);
        this.path = path;
        this.readiness = Readiness.of(gates.values().stream().map(Gate::port).toList());
        thread.setDaemon(true);
    }

    /** @param path used by nobody else from now on */
    static Carrier start(Gate left, Gate right, Path path) {
        var carrier = new Carrier(Map.of(Side.LEFT, left, Side.RIGHT, right), path);
        carrier.thread.start();
        return carrier;
    }

    private void run() {
        try {
            long beganNs = System.nanoTime();
            while (!isOver) {
                long nowNs = System.nanoTime();
                latenessNs = Math.max(latenessNs, nowNs - beganNs - HEARTBEAT_NS);
                beganNs = nowNs;
                boolean isLeftBusy = serve(Side.LEFT);
                boolean isRightBusy = serve(Side.RIGHT);
                path.time(System.nanoTime()).forEach(this::depart);
                if (!isLeftBusy && !isRightBusy) {
                    await();
                }
            }
            path.end(System.nanoTime()).forEach(this::depart);
        } catch (RuntimeException | Error e) {
            failure = Optional.of(e); // the traffic ends here; whoever closes the path is told
        }
    }

    private void await() {
        OptionalLong wake = path.wakeNs();
        long left = wake.isPresent() ? wake.getAsLong() - System.nanoTime() : HEARTBEAT_NS;
        if (left > 0) {
            readiness.await(Math.min(left, HEARTBEAT_NS));
        }
    }

    private boolean serve(Side side) {
        Gate gate = gates.get(side);
        Meter meter = meters.get(side);
        for (int i = 0; i < TURN; i++) {
            Optional<Parcel> arrived = gate.port().read();
            if (arrived.isEmpty()) {
                return i > 0;
            }
            Optional<Parcel> packet = gate.packet(arrived.get());
            if (packet.isEmpty()) {
                gates.get(side.other()).passBy(gate.port());
                continue;
            }
            Parcel parcel = packet.get();
            meter.came(parcel.pieces(), parcel.length());
            for (Departure departure : path.arrive(side, parcel, System.nanoTime())) {
                if (departure.isAsItCame(parcel)) {
                    forward(side, parcel);
                } else {
                    depart(departure);
                }
            }
        }
        return true;
    }

    /** What a side gave last leaves at the other just as it is, with all that is left to hardware. */
    private void forward(Side from, Parcel parcel) {
        Meter meter = meters.get(from.other());
        try {
            gates.get(from.other()).port().forward(gates.get(from).port());
            meter.went(parcel.pieces(), parcel.length());
        } catch (NativeException e) {
            meter.refused();
        }
    }

    private void depart(Departure departure) {
        Gate gate = gates.get(departure.to());
        Meter meter = meters.get(departure.to());
        for (Bytes packet : departure.packets()) {
            try {
                gate.port().write(gate.wrapped(packet));
                meter.went(1, packet.length());
            } catch (NativeException e) {
                meter.refused();
            }
        }
    }

    Traffic traffic(Side side) {
        return meters.get(side).traffic(gates.get(side).dropped());
    }

    /** For how long it was not let run at most: what came by meanwhile is written down so much too late. */
    long latenessNs() {
        return latenessNs;
    }

    /** What ended the relay before its time. */
    Optional<Throwable> failure() {
        return failure;
    }

    /** Waits until the last packet is out and the path has ended; the gates stay open. */
    @Override
    public void close() {
        isOver = true;
        readiness.wake();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        readiness.close();
    }
}
