// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;

/**
 * Connections over a path that carry much both ways at once, with a checksum of each stream at either end.
 *
 * @param isOver from when on nothing more is sent
 * @param patience for the last byte to arrive, once nothing more is sent
 */
record BulkTransfer(int connections, long bytesEachWay, BooleanSupplier isOver, Duration patience) {

    private static final int CHUNK = 1 << 16;
    private static final int PORT = 8080;

    /**
     * Checksums of what was sent and of what arrived, in the same order.
     *
     * @param streams two for each connection
     * @param bytes that were sent, all streams together
     */
    record Sums(List<Long> sent, List<Long> arrived, int streams, long bytes) {}

    /** So many bytes, however long it takes. */
    BulkTransfer(int connections, long bytesEachWay) {
        this(connections, bytesEachWay, () -> false, Duration.ofDays(1));
    }

    Sums run(FaultyPath path) throws Exception {
        ExecutorService workers = Executors.newCachedThreadPool();
        var sent = new ArrayList<Future<Long>>();
        var arrived = new ArrayList<Future<Long>>();
        var sockets = new ArrayList<Socket>();
        var bytes = new AtomicLong();
        try (var listener = path.atListener(() -> new ServerSocket(PORT))) {
            for (int i = 0; i < connections; i++) {
                Socket opener = path.atOpener(() -> new Socket(path.listener().toString(), PORT));
                Socket accepted = listener.accept();
                sockets.addAll(List.of(opener, accepted));
                int seed = i;
                for (var pair : List.of(List.of(opener, accepted), List.of(accepted, opener))) {
                    sent.add(workers.submit(sending(pair.get(0), seed, bytes)));
                    arrived.add(workers.submit(receiving(pair.get(1))));
                }
            }
            return new Sums(results(sent), results(arrived), sent.size(), bytes.get());
        } finally {
            workers.shutdownNow();
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private List<Long> results(List<Future<Long>> futures) throws Exception {
        var results = new ArrayList<Long>();
        for (var future : futures) {
            while (!isOver.getAsBoolean() && !future.isDone()) {
                Thread.sleep(20);
            }
            results.add(future.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        }
        return results;
    }

    private Callable<Long> sending(Socket socket, int seed, AtomicLong bytes) {
        return () -> {
            var chunk = new byte[CHUNK];
            new Random(seed).nextBytes(chunk);
            var sum = new CRC32C();
            for (long at = 0; at < bytesEachWay && !isOver.getAsBoolean(); at += CHUNK) {
                ByteBuffer.wrap(chunk).putLong(0, at); // so that no two chunks are alike
                int length = (int) Math.min(CHUNK, bytesEachWay - at);
                sum.update(chunk, 0, length);
                socket.getOutputStream().write(chunk, 0, length);
                bytes.addAndGet(length);
            }
            socket.shutdownOutput();
            return sum.getValue();
        };
    }

    private static Callable<Long> receiving(Socket socket) {
        return () -> {
            var chunk = new byte[CHUNK];
            var sum = new CRC32C();
            for (int count = read(socket, chunk); count >= 0; count = read(socket, chunk)) {
                sum.update(chunk, 0, count);
            }
            return sum.getValue();
        };
    }

    private static int read(Socket socket, byte[] chunk) throws IOException {
        return socket.getInputStream().read(chunk);
    }
}
