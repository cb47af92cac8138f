// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that has a stack built from somebody's tree. */
final class SourceTree {

    @Option(
            names = "--source",
            paramLabel = "DIR",
            description = "With a stack that is started here: build this tree of it first, and question that.")
    private Optional<Path> path = Optional.empty();

    Optional<Path> path() {
        return path;
    }
}
