// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

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
                Map.of("type", List.of("string", "number"), "pattern", "^(" + pattern + ")$"),
                (yaml, key) -> meaning.apply(matching(yaml, key, yaml.required(key), compiled, shape)));
    }

    /** Several plain texts, or a single one without a list. */
    static <T> Kind<List<T>> texts(String shape, String pattern, Function<String, T> meaning) {
        Pattern compiled = Pattern.compile(pattern);
        Map<String, Object> one = Map.of("type", List.of("string", "number"), "pattern", "^(" + pattern + ")$");
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
