// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import jnr.unixsocket.UnixServerSocketChannel;
import jnr.unixsocket.UnixSocketChannel;

/**
 * Waits at a path for others to connect. Only this user may (mode 0600), and the path is gone when this is closed.
 */
public final class UnixListener implements AutoCloseable {

    private static final int BACKLOG = 64;

    private final UnixServerSocketChannel channel;
    private final Path path;
    private final NativeMemory memory = NativeMemory.borrow(64);

    private UnixListener(UnixServerSocketChannel channel, Path path) {
        this.channel = channel;
        this.path = path;
    }

    /** Listens at a path where nothing is yet. */
    public static UnixListener at(Path path) {
        try {
            UnixSocket.address(path);
            if (Files.exists(path)) {
                throw new IOException("something is there already");
            }
            // a socket is born with the mode that the umask gives, so it is born where nobody else can reach it
            Path cradle = Files.createTempDirectory(
                    path.toAbsolutePath().getParent(),
                    "unix",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                return born(cradle.resolve("s"), path);
            } finally {
                Files.delete(cradle);
            }
        } catch (IOException e) {
            throw UnixSocket.refused(e);
        }
    }

    private static UnixListener born(Path cradle, Path path) throws IOException {
        UnixServerSocketChannel channel = UnixServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.socket().bind(UnixSocket.address(cradle), BACKLOG);
            Files.setPosixFilePermissions(cradle, PosixFilePermissions.fromString("rw-------"));
            Files.move(cradle, path);
            return new UnixListener(channel, path);
        } catch (IOException e) {
            Files.deleteIfExists(cradle);
            channel.close();
            throw e;
        }
    }

    /** The next who connects; empty after the time-out. */
    public Optional<UnixSocket> accept(long timeoutNs) {
        memory.buffer().putInt(0, channel.getFD()).putInt(4, 1); // POLLIN
        memory.buffer().putLong(8, timeoutNs / 1_000_000_000).putLong(16, timeoutNs % 1_000_000_000);
        if (Kernel.poll(memory.address(), 1, memory.address() + 8) <= 0) {
            return Optional.empty();
        }
        try {
            UnixSocketChannel peer = channel.accept();
            return peer == null ? Optional.empty() : Optional.of(UnixSocket.of(peer));
        } catch (IOException e) {
            throw UnixSocket.refused(e);
        }
    }

    @Override
    public void close() {
        if (memory.giveBack()) {
            try {
                Files.deleteIfExists(path);
                channel.close();
            } catch (IOException e) {
                throw UnixSocket.refused(e);
            }
        }
    }
}
