// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.link.LinkException;
import org.tcpassay.net.Processes;

/**
 * Where the programs of a stack lie.
 *
 * @param path such as {@code docker/lwip}
 */
public record StackFolder(Path path, StackDescription stack) {

    /** Names what {@code build} has made elsewhere to {@code start}. */
    static final String BUILT = "TCPASSAY_BUILT";

    private static final int LINES_SHOWN = 40; // of a build that failed

    Path start() {
        return path.resolve("start");
    }

    /**
     * What keeps the stack from being started, and the command that would help, as one sentence; empty if nothing does.
     *
     * @param isBuiltElsewhere whether it does not matter what was built here
     */
    public Optional<String> missing(boolean isBuiltElsewhere) {
        if (!Files.isExecutable(start())) {
            String help = Files.exists(path.resolveSibling("PROTOCOL.md")) // it is the folder of the stacks
                    ? "it is described only, and nobody has made it run here yet"
                    : "name the folder of the stacks with --stacks DIR";
            return Optional.of("there is no " + shown(start()) + "; " + help);
        }
        Lack lack = Lack.of(stack.startsWith());
        if (!lack.isNothing()) {
            return Optional.of(lack.told());
        }
        boolean isBuilt = isBuiltElsewhere
                || stack.buildsWith().isEmpty()
                || System.getenv(BUILT) != null
                || Files.isDirectory(path.resolve(".built"));
        return isBuilt
                ? Optional.empty()
                : Optional.of("not built; "
                        + Lack.of(stack.buildsWith().orElse(Map.of())).before(shown(path.resolve("build"))));
    }

    /**
     * Builds somebody's tree.
     *
     * @param into a folder that does not exist yet
     * @throws LinkException with the end of what the build said, if it fails
     */
    void build(Path source, Path into) {
        List<String> line = List.of(
                path.resolve("build").toString(),
                "--source",
                source.toAbsolutePath().toString(),
                "--into",
                into.toString());
        String building = "building " + stack.name() + " from " + source + ": ";
        try {
            Process process = Processes.start(new ProcessBuilder(line).redirectErrorStream(true));
            process.getOutputStream().close();
            List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            int status = process.waitFor();
            if (status != 0) {
                throw new LinkException(building + "status " + status + " of " + String.join(" ", line) + "; it says:\n"
                        + String.join("\n", said.subList(Math.max(0, said.size() - LINES_SHOWN), said.size())));
            }
        } catch (IOException e) {
            throw new LinkException(building + e.getMessage() + "; the folder needs a program called build", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkException(building + "interrupted; try again", e);
        }
    }

    /** As a user would type it from where this process was started. */
    private static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path there = file.toAbsolutePath().normalize();
        return there.startsWith(here) ? here.relativize(there).toString() : there.toString();
    }
}
