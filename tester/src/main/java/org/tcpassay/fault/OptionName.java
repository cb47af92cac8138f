// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How scenarios call the options of a TCP header: as packetdrill does, or at full length; or {@code opt-KIND} with a
 * number for any.
 */
public final class OptionName {

    private static final int MOST = 255;
    private static final String ANY = "opt-";

    /** Of names for the same kind the first is the short one. */
    private static final Map<String, Integer> KINDS = kinds();

    private OptionName() {}

    private static Map<String, Integer> kinds() {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        kinds.put("eol", 0);
        kinds.put("nop", 1);
        kinds.put("mss", 2);
        kinds.put("wscale", 3);
        kinds.put("window-scale", 3);
        kinds.put("sackOK", 4);
        kinds.put("sack-permitted", 4);
        kinds.put("sack", 5);
        kinds.put("TS", 8);
        kinds.put("timestamps", 8);
        kinds.put("md5", 19);
        kinds.put("uto", 28);
        kinds.put("user-timeout", 28);
        kinds.put("ao", 29);
        kinds.put("authentication", 29);
        kinds.put("mp", 30);
        kinds.put("multipath", 30);
        kinds.put("FO", 34);
        kinds.put("fast-open", 34);
        return kinds;
    }

    /** All of them but {@code opt-KIND}, for a message or a schema. */
    public static List<String> all() {
        return List.copyOf(KINDS.keySet());
    }

    /** The short name of a kind, 0 to 255. */
    public static String of(int kind) {
        return KINDS.entrySet().stream()
                .filter(each -> each.getValue() == kind)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(ANY + kind);
    }

    /**
     * The kind octet of an option.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static int kind(String name) {
        Integer known = KINDS.get(name);
        if (known != null) {
            return known;
        }
        if (name.matches(ANY + "\\d{1,3}") && Integer.parseInt(name.substring(ANY.length())) <= MOST) {
            return Integer.parseInt(name.substring(ANY.length()));
        }
        throw new IllegalArgumentException(
                "an option " + name + "; there are " + String.join(", ", KINDS.keySet()) + " and opt-0 to opt-255");
    }
}
