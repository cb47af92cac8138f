// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Maps, lists, texts, numbers and booleans as JSON, indented; maps without an order of their own are sorted. */
final class JsonText {

    private static final String INDENT = "  ";

    private JsonText() {}

    static String of(Object value) {
        var text = new StringBuilder();
        write(text, value, "\n");
        return text.toString();
    }

    private static void write(StringBuilder text, Object value, String newLine) {
        if (value instanceof Map<?, ?> map) {
            writeMap(text, map, newLine);
        } else if (value instanceof Collection<?> items) {
            writeList(text, items, newLine);
        } else if (value instanceof String string) {
            text.append('"').append(escaped(string)).append('"');
        } else {
            text.append(value);
        }
    }

    private static void writeMap(StringBuilder text, Map<?, ?> map, String newLine) {
        Map<?, ?> ordered = map instanceof java.util.LinkedHashMap ? map : new TreeMap<>(map);
        text.append('{');
        String comma = "";
        for (Map.Entry<?, ?> entry : ordered.entrySet()) {
            text.append(comma).append(newLine).append(INDENT);
            write(text, entry.getKey(), "");
            text.append(": ");
            write(text, entry.getValue(), newLine + INDENT);
            comma = ",";
        }
        text.append(ordered.isEmpty() ? "" : newLine).append('}');
    }

    private static void writeList(StringBuilder text, Collection<?> items, String newLine) {
        text.append('[');
        String comma = "";
        for (Object item : items) {
            text.append(comma);
            write(text, item, newLine);
            comma = ", ";
        }
        text.append(']');
    }

    private static String escaped(String string) {
        return string.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
