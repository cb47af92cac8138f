// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.Locale;
import jnr.unixsocket.UnixSocketAddress;
import jnr.unixsocket.UnixSocketChannel;
import jnr.unixsocket.UnixSocketOptions;
import org.tcpassay.wire.Bytes;

/**
 * A connected stream socket that has a path instead of an address. Nothing waits but {@link #await}.
 *
 * <p>What the kernel refuses is an {@link UncheckedIOException} whose message is its reason in lower case.
 */
public final class UnixSocket implements AutoCloseable {

    private static final int CHUNK = 1 << 16; // bytes read at once
    private static final int SIZE = CHUNK + 32;
    private static final int POLL = CHUNK; // where the memory holds what ppoll takes
    private static final int LONGEST_PATH = 107; // bytes; sun_path of 108, with a zero at its end
    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;

    private final UnixSocketChannel channel;
    private final NativeMemory memory = NativeMemory.borrow(SIZE);
    private boolean ended;

    private UnixSocket(UnixSocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
    }

    /**
     * Connects to whoever listens.
     *
     * @param timeoutMs how long to wait if too many wait already
     */
    public static UnixSocket connect(Path path, int timeoutMs) {
        try {
            UnixSocketAddress address = address(path);
            UnixSocketChannel channel = UnixSocketChannel.create();
            try {
                channel.setOption(UnixSocketOptions.SO_SNDTIMEO, timeoutMs);
                if (!channel.connect(address)) {
                    throw new IOException("too many others wait to be accepted");
                }
                return new UnixSocket(channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw refused(e);
        }
    }

    static UnixSocketAddress address(Path path) throws IOException {
        int length = Bytes.utf8(path.toString()).length();
        if (length == 0 || length > LONGEST_PATH) {
            throw new IOException("a socket's path has 1 to " + LONGEST_PATH + " bytes, not " + length);
        }
        return new UnixSocketAddress(path.toString());
    }

    static UnixSocket of(UnixSocketChannel channel) throws IOException {
        return new UnixSocket(channel);
    }

    /** Waits until there is something to read, or the peer is gone. */
    public boolean await(long timeoutNs) {
        return await(POLLIN, timeoutNs);
    }

    /** Waits until there is something to read or room to write, or the peer is gone. */
    public boolean awaitRoom(long timeoutNs) {
        return await((short) (POLLIN | POLLOUT), timeoutNs);
    }

    private boolean await(short events, long timeoutNs) {
        ByteBuffer buffer = memory.buffer();
        buffer.putInt(POLL, channel.getFD()).putShort(POLL + 4, events).putShort(POLL + 6, (short) 0);
        buffer.putLong(POLL + 8, timeoutNs / 1_000_000_000).putLong(POLL + 16, timeoutNs % 1_000_000_000);
        return Kernel.poll(memory.address() + POLL, 1, memory.address() + POLL + 8) > 0;
    }

    /** What has come; empty if there is nothing, or if {@link #isEnded}. */
    public Bytes read() {
        ByteBuffer chunk = memory.buffer().duplicate().clear().limit(CHUNK); // a limit of its own
        try {
            ended |= channel.read(chunk) < 0;
        } catch (IOException e) {
            throw refused(e);
        }
        return Bytes.copyOf(chunk.flip());
    }

    /** Whether a {@link #read} found that the peer will send no more. */
    public boolean isEnded() {
        return ended;
    }

    /**
     * Writes from the buffer what there is room for, and moves its position.
     *
     * @param bytes a direct buffer is written without a copy
     */
    public void write(ByteBuffer bytes) {
        try {
            channel.write(bytes);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    static UncheckedIOException refused(IOException e) {
        String reason = e instanceof ClosedChannelException ? "closed already" : String.valueOf(e.getMessage());
        return new UncheckedIOException(reason.toLowerCase(Locale.ROOT), e);
    }

    @Override
    public void close() {
        if (memory.giveBack()) {
            try {
                channel.close();
            } catch (IOException e) {
                throw refused(e);
            }
        }
    }
}
