// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tcpassay.report.CoverageFigure;
import org.tcpassay.rules.RuleCatalogue;
import org.tcpassay.rules.Statement;
import org.tcpassay.rules.StatementCatalogue;
import org.tcpassay.run.coverage.Coverage;
import org.tcpassay.run.coverage.CoverageRecord;
import org.tcpassay.trace.checks.StandingChecks;

/**
 * The files in the sources that tell of coverage.
 *
 * @param sources the folder of README.md
 */
record CoverageFiles(Path sources) {

    private static final String RECORD = "coverage.csv";

    /** By the probes that were written; the cells of the matrix are asked beside them, and count for nothing here. */
    static Coverage now() {
        return Coverage.of(RuleCatalogue.shipped().all(), Shelf.catalogue().probes(), StandingChecks.all());
    }

    /** The same for what documents say of connections on Linux. */
    static Coverage ofStatements() {
        return Coverage.of(
                StatementCatalogue.shipped().all().stream().map(Statement::rule).toList(),
                Shelf.catalogue().probes(),
                List.of());
    }

    /** The table as it was recorded when this was built. */
    static CoverageRecord recorded() {
        try (InputStream stream = CoverageFiles.class.getResourceAsStream(RECORD)) {
            if (stream == null) {
                throw new IllegalStateException("reading the recorded coverage: " + RECORD + " is not in the jar");
            }
            return CoverageRecord.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the recorded coverage", e);
        }
    }

    Path readme() {
        return sources.resolve("README.md");
    }

    private Path record() {
        return sources.resolve("suites/src/main/resources/org/tcpassay/suites").resolve(RECORD);
    }

    /**
     * Writes the record, and the counts into README.md.
     *
     * @throws Misuse if this is no folder with the sources of tcpassay
     */
    void write(Coverage coverage) {
        if (!Files.isRegularFile(readme()) || !Files.isDirectory(record().getParent())) {
            throw new Misuse(
                    "--write: no sources of tcpassay in " + sources.toAbsolutePath() + "; do it in their folder");
        }
        try {
            Files.writeString(readme(), CoverageFigure.into(Files.readString(readme()), coverage));
            Files.writeString(record(), CoverageRecord.of(coverage).text());
        } catch (IOException e) {
            throw OutFolder.unwritable(sources.toAbsolutePath(), e);
        } catch (IllegalArgumentException e) {
            throw new Misuse(e.getMessage(), e);
        }
    }
}
