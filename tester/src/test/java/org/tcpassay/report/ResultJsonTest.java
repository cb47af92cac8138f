// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.testng.annotations.Test;

public final class ResultJsonTest {

    @Test
    public void shouldKeepTheContractOfTheOutermostObject() throws IOException {
        assertEquals(
                keys(1).subList(0, 9),
                List.of("tool", "version", "target", "kernel", "seed", "started", "wallMs", "probes", "summary"));
    }

    @Test
    public void shouldKeepTheContractOfAProbe() throws IOException {
        assertEquals(
                keys(2).subList(0, 12),
                List.of(
                        "id",
                        "title",
                        "rules",
                        "level",
                        "state",
                        "tier",
                        "outcome",
                        "verdict",
                        "ms",
                        "reason",
                        "expected",
                        "got"));
    }

    @Test
    public void shouldTellSeedTimeAndLevelAsAgreed() {
        String json = ResultJson.of(Samples.report());

        assertTrue(json.contains("\"seed\" : \"0x5eed\""), json);
        assertTrue(json.contains("\"started\" : \"2026-11-21T10:15:30Z\""), json);
        assertTrue(json.contains("\"level\" : \"MUST\""), json);
        assertTrue(json.contains("\"state\" : \"FIN-WAIT-1\""), json);
        assertTrue(json.contains("\"state\" : null"), json);
        assertTrue(json.contains("\"expected\" : \"> .  seq 1 (SND.NXT)  ack 1 (RCV.NXT)   within 600 ms\""), json);
        assertTrue(json.contains("\"verdict\" : \"known\""), json);
        assertTrue(json.contains("\"resembles\" : [ \"CVE-2000-0001 (Half a Weakness)\" ]"), json);
    }

    /** The keys of the first object that deep, in order. */
    private static List<String> keys(int objects) throws IOException {
        List<String> keys = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(ResultJson.of(Samples.report()))) {
            int depth = 0;
            while (parser.nextToken() != null) {
                JsonToken token = parser.currentToken();
                depth += token == JsonToken.START_OBJECT ? 1 : 0;
                if (token == JsonToken.FIELD_NAME && depth == objects) {
                    keys.add(parser.currentName());
                }
                if (token == JsonToken.END_OBJECT && depth-- == objects && objects > 1) {
                    return keys;
                }
            }
        }
        return keys;
    }
}
