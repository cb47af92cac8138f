// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tcpassay.net.EthernetPort;
import org.tcpassay.net.Readiness;
import org.tcpassay.wire.Parcel;

/** Hands on each frame that comes in at an interface, on a thread of its own. */
final class Lookout implements AutoCloseable {

    private static final int TIMES_EMPTY = 2; // the first time says that the interface went down

    private final EthernetPort port;
    private final Consumer<Parcel> taker;
    private final Readiness readiness;
    private final Thread thread = new Thread(this::run, "tcpassay-lookout");
    private volatile boolean isOver;
    private volatile long missed;

    /**
     * @param port is closed with it
     * @param taker what it is given is lent until it returns
     */
    Lookout(EthernetPort port, Consumer<Parcel> taker) {
        this.port = port;
        this.taker = taker;
        this.readiness = Readiness.of(List.of(port));
        thread.setDaemon(true);
    }

    /** Not on a thread that has entered a namespace, which its own would inherit. */
    void start() {
        thread.start();
    }

    private void run() {
        while (!isOver) {
            takeAll();
            readiness.await(Long.MAX_VALUE);
        }
        for (int i = 0; i < TIMES_EMPTY; i++) {
            takeAll();
        }
    }

    private void takeAll() {
        for (Optional<Parcel> frame = port.read(); frame.isPresent(); frame = port.read()) {
            taker.accept(frame.get());
        }
    }

    /** Frames that found no room before they were looked at, when it is closed. */
    long missed() {
        return missed;
    }

    /** Takes what has come in so far. */
    @Override
    public void close() {
        isOver = true;
        readiness.wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        missed = port.dropped();
        readiness.close();
        port.close();
    }
}
