// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Holds the standing checks against a capture. */
@Command(
        name = "recheck",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Holds the standing checks against a saved capture (pcapng).",
        footerHeading = "%nExamples:%n",
        footer = "  ./tcpassay recheck tcpassay-out/captures/some.pcapng")
final class RecheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A pcapng file.")
    private Path file;

    @Override
    public Integer call() {
        throw new Misuse("rechecking " + file + ": not built yet; wait");
    }
}
