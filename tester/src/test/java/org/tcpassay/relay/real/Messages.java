// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay.real;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.tcpassay.relay.real.Tale.Ending;
import org.tcpassay.wire.Bytes;

/**
 * Programs of our own over the JDK's sockets: the opener sends messages, each a segment, and says by its FIN that these
 * were all; the listener answers with a text and closes.
 *
 * @param number of messages, 100 bytes each
 * @param down bytes of the answer
 * @param thinking how long the listener takes before it answers
 * @param isEndAwaited whether the listener waits for the opener's FIN, or else knows how many messages there are
 */
record Messages(int number, int down, Duration thinking, boolean isEndAwaited) implements Programs {

    private static final int SIZE = 100; // bytes of a message
    private static final int PATIENCE_MS = 60_000;

    static Messages of(int number, int down) {
        return new Messages(number, down, Duration.ZERO, true);
    }

    /** The listener takes its time, as one does that has to look something up. */
    Messages thinking(Duration time) {
        return new Messages(number, down, time, isEndAwaited);
    }

    Messages withoutAwaitingTheEnd() {
        return new Messages(number, down, thinking, false);
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Tale talk(Road road) throws Exception {
        Bytes question = questions();
        Bytes answer = Tale.text(down, 6);
        try (var listening = road.path().atListener(() -> new ServerSocket(Road.PORT))) {
            var heard = new CompletableFuture<Bytes>();
            var listener = new Thread(() -> listen(listening, answer, heard), "messages");
            listener.setDaemon(true);
            listener.start();
            Bytes got = road.path().atOpener(() -> ask(road.listener().toString(), question));
            Bytes came = heard.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
            return new Tale(Ending.DONE, question.concat(answer), came.concat(got), "");
        }
    }

    private Bytes questions() {
        var all = new StringBuilder();
        for (int i = 0; i < number; i++) {
            all.append("message %04d %s\n".formatted(i, "x".repeat(SIZE - 14)));
        }
        return Bytes.utf8(all.toString());
    }

    private void listen(ServerSocket listening, Bytes answer, CompletableFuture<Bytes> heard) {
        try (var socket = listening.accept()) {
            socket.setSoTimeout(PATIENCE_MS);
            var in = new DataInputStream(socket.getInputStream());
            byte[] came = isEndAwaited ? in.readAllBytes() : in.readNBytes(number * SIZE);
            Thread.sleep(thinking.toMillis());
            socket.getOutputStream().write(answer.toArray());
            heard.complete(Bytes.copyOf(came));
        } catch (IOException | InterruptedException e) {
            heard.completeExceptionally(e);
        }
    }

    private static Bytes ask(String address, Bytes question) throws IOException {
        try (var socket = new Socket(address, Road.PORT)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            for (int at = 0; at < question.length(); at += SIZE) {
                socket.getOutputStream().write(question.slice(at, at + SIZE).toArray());
            }
            socket.shutdownOutput();
            var got = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(got);
            return Bytes.copyOf(got.toByteArray());
        }
    }
}
