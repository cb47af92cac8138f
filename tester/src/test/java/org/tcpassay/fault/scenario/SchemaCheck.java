// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Holds a YAML text against the shipped JSON schema, as far as that uses the language of schemas. */
final class SchemaCheck {

    private final Map<?, ?> schema;

    private SchemaCheck(Map<?, ?> schema) {
        this.schema = schema;
    }

    /** What the schema has to say against it; empty if nothing. */
    static List<String> complaints(String yaml) {
        var schema = (Map<?, ?>) load(Ready.schema());
        var complaints = new ArrayList<String>();
        new SchemaCheck(schema).check("", schema, load(yaml), complaints);
        return complaints;
    }

    private static Object load(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private boolean accepts(Object rule, Object value) {
        var complaints = new ArrayList<String>();
        check("", (Map<?, ?>) rule, value, complaints);
        return complaints.isEmpty();
    }

    private void check(String at, Map<?, ?> rule, Object value, List<String> complaints) {
        if (rule.get("$ref") instanceof String ref) {
            var definitions = (Map<?, ?>) schema.get("$defs");
            check(at, (Map<?, ?>) definitions.get(ref.replace("#/$defs/", "")), value, complaints);
        }
        if (rule.get("anyOf") instanceof List<?> ways && ways.stream().noneMatch(way -> accepts(way, value))) {
            complaints.add(at + ": none of " + ways.size() + " ways: " + value);
        }
        if (rule.get("enum") instanceof List<?> values && !values.contains(value)) {
            complaints.add(at + ": " + value + " is none of " + values);
        }
        if (rule.containsKey("type") && !types(rule.get("type")).contains(type(value))) {
            complaints.add(at + ": " + value + " is " + type(value) + ", no " + rule.get("type"));
        }
        if (rule.get("minimum") instanceof Integer least && value instanceof Integer number && number < least) {
            complaints.add(at + ": " + value + " is below " + least);
        }
        if (rule.get("pattern") instanceof String pattern
                && value instanceof String text
                && !Pattern.compile(pattern).matcher(text).find()) {
            complaints.add(at + ": " + text + " does not match " + pattern);
        }
        if (value instanceof Map<?, ?> map) {
            checkMap(at, rule, map, complaints);
        }
        if (value instanceof List<?> list) {
            checkList(at, rule, list, complaints);
        }
    }

    private void checkMap(String at, Map<?, ?> rule, Map<?, ?> map, List<String> complaints) {
        var known = rule.get("properties") instanceof Map<?, ?> properties ? properties : Map.of();
        map.forEach((key, each) -> {
            if (known.get(key) instanceof Map<?, ?> inner) {
                check(at + "/" + key, inner, each, complaints);
            } else if (Boolean.FALSE.equals(rule.get("additionalProperties"))) {
                complaints.add(at + ": unknown key " + key);
            }
        });
        if (rule.get("required") instanceof List<?> required) {
            required.stream().filter(key -> !map.containsKey(key)).forEach(key -> complaints.add(at + ": no " + key));
        }
        checkCount(at, rule, "Properties", map.size(), complaints);
    }

    private void checkList(String at, Map<?, ?> rule, List<?> list, List<String> complaints) {
        if (rule.get("items") instanceof Map<?, ?> items) {
            list.forEach(each -> check(at + "[]", items, each, complaints));
        }
        checkCount(at, rule, "Items", list.size(), complaints);
    }

    private static void checkCount(String at, Map<?, ?> rule, String of, int count, List<String> complaints) {
        if (rule.get("min" + of) instanceof Integer least && count < least
                || rule.get("max" + of) instanceof Integer most && count > most) {
            complaints.add(at + ": " + count + " " + of);
        }
    }

    private static List<?> types(Object declared) {
        List<?> types = declared instanceof List<?> list ? list : List.of(declared);
        return types.contains("number")
                ? Stream.concat(types.stream(), Stream.of("integer")).toList()
                : types;
    }

    private static String type(Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof Map) {
            return "object";
        } else if (value instanceof List) {
            return "array";
        } else if (value instanceof Boolean) {
            return "boolean";
        }
        return value instanceof Integer ? "integer" : value instanceof Number ? "number" : "string";
    }
}
