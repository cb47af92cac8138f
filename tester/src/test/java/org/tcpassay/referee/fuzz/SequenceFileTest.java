// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class SequenceFileTest {

    private static final String HEAD = "seed: 1\nopening: listening\ntimestamps: false\nsack: false\n";

    @Test
    public void shouldReadWhatItWrites() {
        for (long number = 0; number < 500; number++) {
            var file = new SequenceFile(number, new Generator(3).sequence(number));

            assertEquals(SequenceFile.read("test", file.text(List.of("a comment"))), file);
        }
    }

    @DataProvider
    public Object[][] broken() {
        return new Object[][] {
            {HEAD + "actions: [call nobody]", "nobody; one of send, receive, shutdown, close, abort"},
            {HEAD + "actions: [\"send F.\"]", "no action (send F.)"},
            {HEAD + "actions: [\"send Q at-irs ack-at-iss length-0 stamps-old\"]", "no flags (Q)"},
            {HEAD + "actions: [\"send F at-irs ack-at-iss length-x stamps-old\"]", "no number (x)"},
            {HEAD + "actions: [\"send F at-irs at-iss length-0 stamps-old\"]", "no ack-... (at-iss)"},
            {HEAD + "other: 1", "unknown key other"},
            {HEAD.replace("listening", "asleep"), "asleep; one of established-passively"},
            {HEAD.replace("seed: 1", "seed: one"), "no number (one)"},
            {"", "the file is empty"},
        };
    }

    @Test(dataProvider = "broken")
    public void shouldSayWhatIsWrong(String text, String part) {
        var complaint = expectThrows(SequenceFileException.class, () -> SequenceFile.read("reading x", text));

        assertTrue(complaint.getMessage().startsWith("reading x"), complaint.getMessage());
        assertTrue(complaint.getMessage().contains(part), complaint.getMessage());
    }
}
