// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.net.Privileges;
import org.tcpassay.net.TunDevice;
import org.tcpassay.target.Profile;
import org.tcpassay.wire.IpVersion;
import org.testng.SkipException;

/** A folder with a program that plays a stack, in a manner of its own. */
final class FakeStack {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private FakeStack() {}

    static void skipWhereNotAllowed() {
        Privileges.ofThisThread().missingForNamespaces().ifPresent(missing -> {
            throw new SkipException("cannot make a network namespace: " + missing);
        });
        if (!TunDevice.isAvailable()) {
            throw new SkipException("cannot make a TAP device: /dev/net/tun does not open");
        }
    }

    /** @param manner such as {@code ordinary}; see fake.py */
    static StackTarget target(Path folder, String manner) {
        return target(folder, manner, PATIENCE);
    }

    static StackTarget target(Path folder, String manner, Duration patience) {
        skipWhereNotAllowed();
        return new StackTarget(
                new StackFolder(folder(folder, manner), description(patience)), profile(), Optional.empty());
    }

    private static Path folder(Path folder, String manner) {
        try (InputStream program = FakeStack.class.getResourceAsStream("fake.py")) {
            Path fake = folder.resolve("fake.py");
            Files.deleteIfExists(fake);
            Files.write(fake, program.readAllBytes());
            Path start = folder.resolve("start");
            Files.writeString(
                    start, "#!/bin/sh\nexec nsenter --net=\"$1\" python3 " + fake + " " + manner + " \"$2\" \"$3\"\n");
            Files.setPosixFilePermissions(start, PosixFilePermissions.fromString("rwx------"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StackDescription description(Duration patience) {
        return new StackDescription(
                "fake",
                "what plays a stack",
                Set.of(IpVersion.V4),
                Map.of("python3", "python3", "nsenter", "util-linux"),
                Optional.empty(),
                Duration.ZERO,
                2,
                3,
                patience,
                Optional.empty(),
                Set.of());
    }

    /** Whether the process is the program itself. */
    static boolean isOne(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains("fake.py") && !line.contains("setpriv") && !line.contains("unshare"))
                .filter(line -> line.startsWith("python3") || line.contains("/python3"))
                .isPresent();
    }

    private static Profile profile() {
        return new Profile(
                "fake",
                Set.of(),
                Set.of("upper-tester"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Map.of("knob", "7", "no-such-knob", "1"),
                Map.of(),
                List.of());
    }
}
