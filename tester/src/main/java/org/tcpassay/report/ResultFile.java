// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.Verdict;
import org.tcpassay.run.coverage.Answers;

/** Reads what {@link ResultJson} wrote, as far as coverage wants to know it. */
public final class ResultFile {

    private ResultFile() {}

    /**
     * @throws IllegalArgumentException if it is no {@code result.json}
     */
    public static Answers read(String text) {
        String target = "";
        Map<String, Answers.Judgement> judgements = new HashMap<>();
        try (JsonParser json = new JsonFactory().createParser(new StringReader(text))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("it is no JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("target")) {
                    target = json.getText();
                } else if (name.equals("probes") && json.currentToken() == JsonToken.START_ARRAY) {
                    probes(json, judgements);
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
        if (target.isEmpty() || judgements.isEmpty()) {
            throw new IllegalArgumentException("it has no target or no probes");
        }
        return new Answers(target, judgements);
    }

    private static void probes(JsonParser json, Map<String, Answers.Judgement> judgements) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            Map<String, String> texts = new HashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    texts.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
            judgements.put(texts.getOrDefault("id", ""), judgement(texts));
        }
    }

    private static Answers.Judgement judgement(Map<String, String> texts) {
        try {
            return new Answers.Judgement(
                    Outcome.valueOf(texts.getOrDefault("outcome", "")),
                    Verdict.valueOf(texts.getOrDefault("verdict", "").toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("one of its probes has no outcome or no verdict", e);
        }
    }
}
