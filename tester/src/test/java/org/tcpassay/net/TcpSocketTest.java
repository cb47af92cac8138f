// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;
import org.testng.annotations.Test;

public final class TcpSocketTest {

    private static final int ROUNDS = 20_000;

    /** A child has copies of all descriptors until it executes its program, and a listener lives as long as they. */
    @Test
    public void shouldBeClosedWhileProcessesStart() {
        var stopping = new AtomicBoolean();
        CompletableFuture<Void> starting = CompletableFuture.runAsync(() -> {
            while (!stopping.get()) {
                start();
            }
        });
        int refused = 0;
        try (var memory = new SocketMemory()) {
            for (int round = 0; round < ROUNDS; round++) {
                Endpoint place = closedListener(memory);
                TcpSocket next = TcpSocket.open(4, memory);
                refused += next.bind(place).isError() ? 1 : 0;
                next.close();
            }
        } finally {
            stopping.set(true);
            starting.join();
        }
        assertEquals(refused, 0, "ports of closed listeners that are not to be had");
    }

    private static Endpoint closedListener(SocketMemory memory) {
        TcpSocket listener = TcpSocket.open(4, memory);
        listener.bind(new Endpoint(IpAddress.v4(127, 0, 0, 1), 0));
        listener.listen(1);
        Endpoint place = listener.address();
        listener.close();
        return place;
    }

    private static void start() {
        try {
            Processes.start(new ProcessBuilder("true")).waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
