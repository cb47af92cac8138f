// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tcpassay.yaml.YamlMapping;

/**
 * What may stand behind a key.
 *
 * @param shape for people, such as {@code a time (200 ms)}
 * @param schema JSON schema of it
 */
record Kind<T>(String shape, Map<String, Object> schema, Reading<T> reading) {

    /** How a value becomes what it means. */
    interface Reading<T> {
        /** @throws IllegalArgumentException or the file's own complaint, if it is something else */
        T read(YamlMapping yaml, String key);
    }

    /**
     * A plain text.
     *
     * @param pattern of all of it, in what ECMAScript and Java agree on
     * @param meaning may throw IllegalArgumentException with a whole sentence
     */
    static <T> Kind<T> text(String shape, String pattern, Function<String, T> meaning) {
        Pattern compiled = Pattern.compile(pattern);
        return new Kind<>(
                shape,
                plain(compiled),
                (yaml, key) -> meaning.apply(matching(yaml, key, yaml.required(key), compiled, shape)));
    }

    /** Several plain texts, or a single one without a list. */
    static <T> Kind<List<T>> texts(String shape, String pattern, Function<String, T> meaning) {
        Pattern compiled = Pattern.compile(pattern);
        Map<String, Object> one = plain(compiled);
        return new Kind<>(
                shape,
                Map.of("anyOf", List.of(one, Map.of("type", "array", "minItems", 1, "items", one))),
                (yaml, key) -> {
                    List<String> found = yaml.texts(key);
                    if (found.isEmpty()) {
                        throw yaml.wrong(key, key + " names nothing; right is " + shape);
                    }
                    return found.stream()
                            .map(text -> meaning.apply(matching(yaml, key, text, compiled, shape)))
                            .toList();
                });
    }

    /** A text, or a number where YAML would take it for one. */
    private static Map<String, Object> plain(Pattern pattern) {
        Map<String, Object> text = Map.of("type", "string", "pattern", "^(" + pattern.pattern() + ")$");
        if (!pattern.matcher("77").matches()) {
            return text;
        }
        var number = new LinkedHashMap<String, Object>();
        number.put("type", pattern.matcher("1.5").matches() ? "number" : "integer");
        if (!pattern.matcher("-1").matches()) {
            number.put("minimum", pattern.matcher("0").matches() ? 0 : 1);
        }
        return Map.of("anyOf", List.of(number, text));
    }

    /** The same with what it means turned into something else. */
    <U> Kind<U> map(Function<? super T, ? extends U> further) {
        return new Kind<>(shape, schema, (yaml, key) -> further.apply(reading.read(yaml, key)));
    }

    private static String matching(YamlMapping yaml, String key, String text, Pattern pattern, String shape) {
        if (!pattern.matcher(text).matches()) {
            throw yaml.wrong(key, key + " does not understand \"" + text + "\"; right is " + shape);
        }
        return text;
    }
}
