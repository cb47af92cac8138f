// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.tcpassay.net.UnixSocket;
import org.tcpassay.wire.Bytes;

/**
 * Questions and answers on a Unix stream socket, a line of ASCII each.
 *
 * <p>The tester asks and waits for one line. Whatever the peer does wrong is its own failure, and the last thing that
 * it is asked.
 */
public final class LineStream implements AutoCloseable {

    /** Bytes of the longest line, the LF at its end included. */
    public static final int LONGEST = 70_000;

    private static final int PRINTED = 100; // characters of nonsense that a message shows
    private static final byte LF = '\n';

    private final UnixSocket socket;
    private final Duration patience;
    private final byte[] unread = new byte[LONGEST];
    private int length;

    private LineStream(UnixSocket socket, Duration patience) {
        this.socket = socket;
        this.patience = patience;
    }

    /**
     * Connects.
     *
     * @param patience how long the peer may take for an answer, in real time
     * @throws LinkException if nobody listens at the path
     */
    public static LineStream connect(Path path, Duration patience) {
        try {
            return new LineStream(UnixSocket.connect(path, Math.toIntExact(patience.toMillis())), patience);
        } catch (UncheckedIOException e) {
            throw new LinkException(
                    "connecting to the agent at " + path + ": " + e.getMessage() + "; start it there first", e);
        }
    }

    /**
     * The peer's answer.
     *
     * @param question without the LF at its end
     * @throws TargetFailure if there is none in time, it is no line of ASCII, or the peer is gone
     */
    public String ask(String question) {
        long deadlineNs = System.nanoTime() + patience.toNanos();
        try {
            write(Bytes.utf8(question + "\n"), deadlineNs);
            return line(deadlineNs);
        } catch (UncheckedIOException e) {
            throw gone(e.getMessage());
        }
    }

    /** While the peer does not read, it is read from: else both might wait for each other. */
    private void write(Bytes line, long deadlineNs) {
        ByteBuffer out = ByteBuffer.wrap(line.toArray());
        socket.write(out);
        while (out.hasRemaining()) {
            socket.awaitRoom(left(deadlineNs, "has not read its socket"));
            take();
            if (socket.isEnded()) {
                throw gone("closed by the agent");
            }
            socket.write(out);
        }
    }

    private String line(long deadlineNs) {
        int searched = 0;
        while (true) {
            for (; searched < length; searched++) {
                if (unread[searched] == LF) {
                    return cut(searched);
                }
            }
            if (length == LONGEST) {
                throw TargetFailure.nonsense(
                        "its agent was asked", "a line of more than " + LONGEST + " bytes: " + printable(length));
            }
            if (socket.isEnded()) {
                throw gone(length == 0 ? "closed by the agent" : "in the middle of an answer: " + printable(length));
            }
            long leftNs = left(deadlineNs, length == 0 ? "has not answered" : "has answered half a line only");
            socket.await(leftNs);
            take();
        }
    }

    private long left(long deadlineNs, String reproach) {
        long leftNs = deadlineNs - System.nanoTime();
        if (leftNs <= 0) {
            throw new TargetFailure("the target's agent hangs: it " + reproach + " for " + patience.toMillis() + " ms");
        }
        return leftNs;
    }

    /** The line that ends at that LF. */
    private String cut(int end) {
        for (int i = 0; i < end; i++) {
            if (unread[i] < ' ' || unread[i] > '~') {
                throw TargetFailure.nonsense("its agent was asked", "no ASCII: " + printable(end));
            }
        }
        String line = text(end);
        length -= end + 1;
        System.arraycopy(unread, end + 1, unread, 0, length);
        return line;
    }

    private String text(int end) {
        return Bytes.copyOf(ByteBuffer.wrap(unread, 0, end)).text();
    }

    private String printable(int end) {
        var shown = new StringBuilder();
        for (int i = 0; i < Math.min(end, PRINTED); i++) {
            int octet = unread[i] & 0xff;
            shown.append(octet < ' ' || octet > '~' ? String.format("\\x%02x", octet) : (char) octet);
        }
        return shown.append(end > PRINTED ? "..." : "").toString();
    }

    private void take() {
        Bytes more = socket.read();
        int room = LONGEST - length;
        if (more.length() > room) { // whatever it is, it is not one answer
            more.slice(0, room).copyTo(ByteBuffer.wrap(unread, length, room));
            length = LONGEST;
            throw TargetFailure.nonsense(
                    "its agent was asked",
                    "more than " + LONGEST + " bytes that nobody asked for: " + printable(LONGEST));
        }
        more.copyTo(ByteBuffer.wrap(unread, length, room));
        length += more.length();
    }

    private static TargetFailure gone(String how) {
        return new TargetFailure("the target's agent is gone: its socket is no longer open (" + how + ")");
    }

    @Override
    public void close() {
        socket.close();
    }
}
