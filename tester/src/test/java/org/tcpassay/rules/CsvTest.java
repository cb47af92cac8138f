// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.rules;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CsvTest {

    @Test
    public void shouldReadBareAndQuotedFields() {
        assertEquals(
                Csv.read("a,b,c\n1,\"x, \"\"y\"\"\nz\",\r\n"),
                List.of(List.of("a", "b", "c"), List.of("1", "x, \"y\"\nz", "")));
    }

    @Test
    public void shouldReadALastLineWithoutEnd() {
        assertEquals(Csv.read("a,b\n1,2"), List.of(List.of("a", "b"), List.of("1", "2")));
        assertEquals(Csv.read(""), List.of());
    }

    @DataProvider
    Object[][] broken() {
        return new Object[][] {
            {"a,b\n1\n", "line 2: 1 fields; the heading has 2"},
            {"a\n\"x\ny\"\nb\"c\n", "line 4: a quote inside"},
            {"a\n\"x\n", "line 2: a quoted field without end"},
            {"a\n\"x\"y\n", "line 2: 'y' behind a field"},
        };
    }

    @Test(dataProvider = "broken")
    public void shouldNameTheLine(String text, String complaint) {
        String message = expectThrows(IllegalArgumentException.class, () -> Csv.read(text))
                .getMessage();
        assertTrue(message.contains(complaint), message);
    }
}
