// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tcpassay.net.UnixSocket;
import org.tcpassay.wire.Bytes;

/**
 * Messages on a Unix stream socket, each behind its length: frames as QEMU's stream netdev sends them, and words.
 *
 * <pre>
 * | length (4, network byte order) | frame ...
 * | 0x80000000 + length (4)        | words in UTF-8, such as "now 1000000" ...
 * </pre>
 *
 * <p>No frame is so long that its length could be taken for words. Whatever the peer does wrong is its own failure.
 */
final class FrameStream implements AutoCloseable {

    private static final int HEADER = 4;
    private static final long WORDS = 0x8000_0000L;
    private static final int LONGEST_FRAME = 69_632; // bytes; QEMU's NET_BUFSIZE
    private static final int LONGEST_WORDS = 1_000; // bytes
    private static final int MOST_UNREAD = 1 << 26; // bytes

    private final UnixSocket socket;
    private final long patienceNs;
    private ByteBuffer unread = ByteBuffer.allocate(1 << 16).flip();

    /** @param isWords otherwise it is a frame */
    record Message(boolean isWords, Bytes body) {}

    /** @param patienceNs how long the peer may keep the tester waiting where it must not */
    FrameStream(UnixSocket socket, long patienceNs) {
        this.socket = socket;
        this.patienceNs = patienceNs;
    }

    void send(Bytes frame) {
        write(frame.length(), frame);
    }

    void say(String words) {
        Bytes body = Bytes.utf8(words);
        write(WORDS + body.length(), body);
    }

    /** While the peer does not read, it is read from: else both might wait for each other. */
    private void write(long length, Bytes body) {
        ByteBuffer out = ByteBuffer.allocate(HEADER + body.length()).putInt((int) length);
        body.copyTo(out);
        out.flip();
        long deadlineNs = deadlineNs();
        try {
            socket.write(out);
            while (out.hasRemaining()) {
                long leftNs = deadlineNs - System.nanoTime();
                if (leftNs <= 0) {
                    throw new TargetFailure("the target has not read its socket for " + patienceNs / 1_000_000
                            + " ms; a stack must always take what comes");
                }
                socket.awaitRoom(leftNs);
                take();
                socket.write(out);
            }
        } catch (UncheckedIOException e) {
            throw gone(e.getMessage());
        }
    }

    /** The next message, in whole; empty after the time-out. */
    Optional<Message> next(long timeoutNs) {
        Optional<Message> message = parsed();
        if (message.isPresent()) {
            return message;
        }
        long deadlineNs = System.nanoTime() + timeoutNs;
        try {
            take();
            for (message = parsed(); message.isEmpty(); message = parsed()) {
                if (socket.isEnded()) {
                    throw gone(unread.hasRemaining() ? "in the middle of a message, " + cut() : "closed by the target");
                }
                boolean came = socket.await(Math.max(0, deadlineNs - System.nanoTime()));
                if (!came && System.nanoTime() >= deadlineNs) { // a signal may have cut the waiting short
                    return Optional.empty();
                }
                take();
            }
        } catch (UncheckedIOException e) {
            throw gone(e.getMessage());
        }
        return message;
    }

    /** The next message of a peer whose turn it is. */
    Message answer(long deadlineNs) {
        return next(Math.max(0, deadlineNs - System.nanoTime()))
                .orElseThrow(() -> new TargetFailure("the target keeps the tester waiting for "
                        + patienceNs / 1_000_000 + " ms: it was told the time and has not said done"
                        + (unread.hasRemaining() ? ", only " + cut() : "")));
    }

    /** When a peer whose turn begins now must be done. */
    long deadlineNs() {
        return System.nanoTime() + patienceNs;
    }

    /** What is there of a message that is not there in whole, for people. */
    private String cut() {
        return unread.remaining() < HEADER
                ? unread.remaining() + " bytes of a length"
                : unread.remaining() - HEADER + " bytes of " + (unread.getInt(unread.position()) & ~WORDS);
    }

    private Optional<Message> parsed() {
        if (unread.remaining() < HEADER) {
            return Optional.empty();
        }
        int header = unread.getInt(unread.position());
        boolean isWords = header < 0;
        int length = (int) (header & ~WORDS);
        if (length > (isWords ? LONGEST_WORDS : LONGEST_FRAME)) {
            throw TargetFailure.nonsense(
                    "its socket was read",
                    String.format("a length of 0x%08x; a frame has at most %d bytes", header, LONGEST_FRAME));
        }
        if (unread.remaining() - HEADER < length) {
            return Optional.empty();
        }
        ByteBuffer body = unread.slice(unread.position() + HEADER, length);
        unread.position(unread.position() + HEADER + length);
        return Optional.of(new Message(isWords, Bytes.copyOf(body)));
    }

    private void take() {
        Bytes more = socket.read();
        if (unread.remaining() + more.length() > MOST_UNREAD) {
            throw new TargetFailure("the target floods: " + MOST_UNREAD + " bytes came before it read its socket");
        }
        if (unread.capacity() - unread.limit() < more.length()) {
            int need = unread.remaining() + more.length();
            unread = ByteBuffer.allocate(Math.max(unread.capacity(), 2 * need))
                    .put(unread)
                    .flip();
        }
        int end = unread.limit();
        unread.limit(end + more.length());
        more.copyTo(unread.duplicate().position(end));
    }

    private static TargetFailure gone(String how) {
        return new TargetFailure("the target is gone: its socket is no longer open (" + how + ")");
    }

    @Override
    public void close() {
        socket.close();
    }
}
