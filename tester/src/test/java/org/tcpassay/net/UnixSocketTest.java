// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public final class UnixSocketTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private Path folder = Path.of("");

    @BeforeMethod
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("unix-socket");
    }

    /** Fails if a socket, or the place where it was born, was left behind. */
    @AfterMethod
    public void removeFolder() throws IOException {
        Files.delete(folder);
    }

    @Test
    public void shouldCarryBytesBothWays() {
        Path path = folder.resolve("s");
        try (var listener = UnixListener.at(path);
                var one = UnixSocket.connect(path, 1_000);
                var other = listener.accept(SECOND_NS).orElseThrow()) {
            one.write(ByteBuffer.wrap(Bytes.utf8("ping").toArray()));
            assertTrue(other.await(SECOND_NS));
            assertEquals(other.read(), Bytes.utf8("ping"));
            other.write(ByteBuffer.wrap(Bytes.utf8("pong").toArray()));
            assertTrue(one.await(SECOND_NS));
            assertEquals(one.read(), Bytes.utf8("pong"));
        }
    }

    @Test
    public void shouldAdmitOnlyItsOwnUser() throws IOException {
        Path path = folder.resolve("s");
        try (var listener = UnixListener.at(path)) {
            assertEquals(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)), "rw-------");
            assertEquals(listener.accept(0), Optional.empty());
        }
        assertFalse(Files.exists(path));
    }

    @Test
    public void shouldNotReplaceWhatIsThere() throws IOException {
        Path path = folder.resolve("s");
        Files.createFile(path);
        expectThrows(UncheckedIOException.class, () -> UnixListener.at(path));
        Files.delete(path);
    }

    @Test
    public void shouldTellTheEndFromNothing() {
        Path path = folder.resolve("s");
        try (var listener = UnixListener.at(path);
                var one = UnixSocket.connect(path, 1_000)) {
            UnixSocket other = listener.accept(SECOND_NS).orElseThrow();
            assertFalse(one.await(0));
            assertEquals(one.read(), Bytes.EMPTY);
            assertFalse(one.isEnded());
            other.close();
            assertTrue(one.await(SECOND_NS));
            assertEquals(one.read(), Bytes.EMPTY);
            assertTrue(one.isEnded());
        }
    }

    @Test
    public void shouldSayWhyItCannotConnect() {
        UncheckedIOException thrown =
                expectThrows(UncheckedIOException.class, () -> UnixSocket.connect(folder.resolve("nosuch"), 1_000));
        assertEquals(thrown.getMessage(), "no such file or directory");
        expectThrows(UncheckedIOException.class, () -> UnixSocket.connect(Path.of("x".repeat(108)), 1_000));
    }

    @Test
    public void shouldNotWaitForeverForAListenerThatDoesNotAccept() {
        Path path = folder.resolve("s");
        try (var listener = UnixListener.at(path)) {
            assertEquals(listener.accept(0), Optional.empty());
            UncheckedIOException thrown = expectThrows(UncheckedIOException.class, () -> {
                for (int i = 0; i < 200; i++) {
                    UnixSocket.connect(path, 50).close();
                }
            });
            assertEquals(thrown.getMessage(), "too many others wait to be accepted");
        }
    }
}
