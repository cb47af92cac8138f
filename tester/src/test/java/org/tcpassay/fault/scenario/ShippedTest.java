// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testng.annotations.Test;

/** The schema and FAULTS.md say what the reader knows; {@code -Dwrite=true} writes them anew. */
public class ShippedTest {

    private static final Path MANUAL = Path.of("..", "FAULTS.md");
    private static final Path SCHEMA = Path.of("src/main/resources/org/tcpassay/fault/scenario/scenario.schema.json");
    private static final boolean WRITES = Boolean.getBoolean("write");

    @Test
    public void shouldShipTheSchemaOfTheReader() throws IOException {
        if (WRITES) {
            Files.writeString(SCHEMA, ScenarioSchema.text());
        }
        assertEquals(Files.readString(SCHEMA), ScenarioSchema.text(), "run with -Dwrite=true");
    }

    @Test
    public void shouldListAllWordsInTheManual() throws IOException {
        String manual = Files.readString(MANUAL);
        if (WRITES) {
            Files.writeString(MANUAL, Manual.filled(manual));
        }
        assertEquals(Files.readString(MANUAL), Manual.filled(manual), "run with -Dwrite=true");
    }

    @Test
    public void shouldHaveExamplesThatRead() throws IOException {
        Matcher blocks = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(MANUAL));
        var names = new ArrayList<String>();
        while (blocks.find()) {
            String yaml = blocks.group(1);
            names.add(ScenarioFile.read("FAULTS.md", yaml).name());
            assertEquals(SchemaCheck.complaints(yaml), List.of());
        }
        assertEquals(names.isEmpty(), false);
    }
}
