// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tcpassay.link.LinkException;
import org.tcpassay.net.Processes;

/**
 * A folder for sockets and for what is built. A process of its own waits until this one closes the pipe between them,
 * or dies, and then takes the folder away.
 */
final class RunFolder implements AutoCloseable {

    /** Ctrl-C at a terminal reaches this one too. What dies at the same moment may still make a file: hence twice. */
    private static final String GUARD =
            "trap '' INT TERM HUP; read -r over; rm -rf -- \"$1\" 2>/dev/null || rm -rf -- \"$1\"";

    private final Path path;
    private final Process guard;
    private int files;

    private RunFolder(Path path, Process guard) {
        this.path = path;
        this.guard = guard;
    }

    /** @throws LinkException if there is no place for it */
    static RunFolder make() {
        try {
            Path path = Files.createTempDirectory("tcpassay"); // of mode 0700
            try {
                Process guard = Processes.start(
                        new ProcessBuilder(List.of("sh", "-c", GUARD, "tcpassay-guard", path.toString()))
                                .redirectOutput(Redirect.DISCARD)
                                .redirectError(Redirect.DISCARD));
                return new RunFolder(path, guard);
            } catch (IOException e) {
                Files.delete(path);
                throw e;
            }
        } catch (IOException e) {
            throw new LinkException("making a folder for sockets: " + e.getMessage() + "; TMPDIR must be writable", e);
        }
    }

    /** A path where nothing is. */
    synchronized Path fresh(String name) {
        return path.resolve(name + files++);
    }

    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            guard.waitFor();
        } catch (IOException e) {
            throw new LinkException("taking " + path + " away: " + e.getMessage() + "; do it by hand", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it does its work without being waited for
        }
    }
}
