// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tcpassay.report.CoverageFigure;
import org.tcpassay.run.coverage.Coverage;
import org.testng.annotations.Test;

/** What the sources tell of coverage is true; {@code ./tcpassay coverage --write} makes it so. */
public class CoverageTest {

    private static final String WRITE = "run ./tcpassay coverage --write, and look at what it changes";
    private static final Coverage NOW = CoverageFiles.now();

    @Test
    public void shouldTellTodaysCountsInTheReadme() throws IOException {
        String readme = Files.readString(new CoverageFiles(Path.of("..")).readme());

        assertEquals(readme, CoverageFigure.into(readme, NOW), WRITE);
    }

    @Test
    public void shouldNotHaveLostAProbe() {
        assertEquals(CoverageFiles.recorded().lostBy(NOW), List.of(), WRITE);
    }

    @Test
    public void shouldHaveRecordedEveryRequirementThatIsChecked() {
        assertEquals(CoverageFiles.recorded().missing(NOW), List.of(), WRITE);
    }

    @Test
    public void shouldExcuseFew() {
        assertFalse(NOW.isExcusedTooOften(), NOW.total().toString());
    }
}
