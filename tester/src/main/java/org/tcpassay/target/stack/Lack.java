// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Commands and files that are not here.
 *
 * @param origins of each the Debian package, or an address where the package is too old
 */
record Lack(Map<String, String> origins) {

    /** @param tools commands or absolute paths, each with its origin */
    static Lack of(Map<String, String> tools) {
        Map<String, String> lacking = new TreeMap<>(tools);
        lacking.keySet().removeIf(Lack::isHere);
        return new Lack(lacking);
    }

    private static boolean isHere(String tool) {
        if (tool.startsWith("/")) {
            return Files.exists(Path.of(tool));
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        for (String folder : path.split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAddress(String origin) {
        return origin.contains("://");
    }

    boolean isNothing() {
        return origins.isEmpty();
    }

    /** A sentence about it, and what to type. */
    String told() {
        String are = origins.size() == 1 ? " is missing; " : " are missing; ";
        String commands = packages().isEmpty() ? "" : "run " + installing();
        return String.join(", ", origins.keySet())
                + are
                + (commands.isEmpty() ? fetching() : fetchingFirst() + commands);
    }

    /** What to do, this command being the last of it. */
    String before(String command) {
        return fetchingFirst() + "run " + (packages().isEmpty() ? "" : installing() + " && ") + command;
    }

    private String fetchingFirst() {
        return fetching().isEmpty() ? "" : fetching() + ", then ";
    }

    private String fetching() {
        return origins.entrySet().stream()
                .filter(tool -> isAddress(tool.getValue()))
                .map(tool -> "get " + tool.getKey() + " from " + tool.getValue())
                .collect(Collectors.joining(", "));
    }

    private String installing() {
        return "apt-get install " + String.join(" ", packages());
    }

    private List<String> packages() {
        return origins.values().stream()
                .filter(origin -> !isAddress(origin))
                .distinct()
                .toList();
    }
}
