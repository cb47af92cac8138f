// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The JSON schema of a scenario, made of the words that the reader knows. */
final class ScenarioSchema {

    private ScenarioSchema() {}

    /** As it is shipped. */
    static String text() {
        return JsonText.of(schema()) + "\n";
    }

    static Map<String, Object> schema() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "A scenario of tcpassay: faults in the path of live traffic");
        var properties = new LinkedHashMap<String, Object>();
        properties.put(ScenarioFile.NAME, described(sentence(), "its name"));
        properties.put(ScenarioFile.SAYS, described(sentence(), "one sentence: what it demonstrates"));
        properties.put(
                ScenarioFile.RULES,
                described(list(ref("rule")), "applied in this order; what one lets through comes to the next"));
        properties.put(
                ScenarioFile.EXPECT,
                described(oneOrList("expectation"), "what the two ends should make of it; sets the exit status"));
        properties.put(
                ScenarioFile.FIRING,
                described(
                        ScenarioFile.FIRINGS.schema(),
                        "which rules must have had something to do, or nothing was shown; every-rule if it is not said"));
        schema.putAll(object(properties, List.of(ScenarioFile.NAME, ScenarioFile.SAYS)));
        var definitions = new LinkedHashMap<String, Object>();
        definitions.put("rule", rule());
        definitions.put("condition", condition());
        definitions.put("fault", words(DoWords.WORDS));
        definitions.put("expectation", words(ExpectWords.WORDS));
        schema.put("$defs", definitions);
        return schema;
    }

    private static Map<String, Object> rule() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put(
                ScenarioFile.RULE, described(sentence(), "its name, which stands beside every packet that it touches"));
        properties.put(ScenarioFile.WHEN, described(ref("condition"), "which packets; all if it is not said"));
        properties.put(
                ScenarioFile.DO,
                described(
                        Map.of(
                                "anyOf",
                                List.of(
                                        ref("fault"),
                                        Map.of("type", "array", "minItems", 1, "maxItems", 1, "items", ref("fault")))),
                        "what becomes of them"));
        return object(properties, List.of(ScenarioFile.RULE, ScenarioFile.DO));
    }

    private static Map<String, Object> condition() {
        var properties = new LinkedHashMap<String, Object>();
        Stream.of(WhenWords.CHOOSING.stream(), WhenWords.COUNTING.stream(), Stream.of(WhenWords.PER))
                .flatMap(words -> words)
                .forEach(word -> properties.put(word.name(), described(value(word), word.says())));
        return object(properties, List.of());
    }

    /** One word: alone where that is enough, or with its value. */
    private static <T> Map<String, Object> words(List<Word<T>> words) {
        var ways = new ArrayList<Map<String, Object>>();
        List<String> alone =
                words.stream().filter(Word::mayStandAlone).map(Word::name).toList();
        ways.add(Map.of("enum", alone));
        var properties = new LinkedHashMap<String, Object>();
        words.forEach(word -> properties.put(word.name(), described(value(word), word.says())));
        Map<String, Object> one = object(properties, List.of());
        one.put("minProperties", 1);
        one.put("maxProperties", 1);
        ways.add(one);
        return Map.of("anyOf", ways);
    }

    private static Map<String, Object> value(Word<?> word) {
        var ways = new ArrayList<Map<String, Object>>();
        if (word.mayStandAlone()) {
            ways.add(Map.of("type", "null"));
        }
        word.lead().ifPresent(slot -> ways.add(slot.kind().schema()));
        if (!word.isSingle() && !word.slots().isEmpty()) {
            var properties = new LinkedHashMap<String, Object>();
            word.slots()
                    .forEach(slot ->
                            properties.put(slot.name(), described(slot.kind().schema(), slot.says())));
            ways.add(object(
                    properties,
                    word.slots().stream().filter(Slot::required).map(Slot::name).toList()));
        }
        return ways.size() == 1 ? ways.get(0) : Map.of("anyOf", ways);
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "object");
        object.put("additionalProperties", false);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("properties", properties);
        return object;
    }

    private static Map<String, Object> described(Map<String, Object> schema, String says) {
        var described = new LinkedHashMap<String, Object>();
        described.put("description", says);
        described.putAll(new TreeMap<>(schema));
        return described;
    }

    private static Map<String, Object> sentence() {
        return Map.of("type", "string", "minLength", 1);
    }

    private static Map<String, Object> ref(String name) {
        return Map.of("$ref", "#/$defs/" + name);
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    private static Map<String, Object> oneOrList(String name) {
        return Map.of("anyOf", List.of(ref(name), list(ref(name))));
    }
}
