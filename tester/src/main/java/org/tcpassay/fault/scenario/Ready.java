// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.tcpassay.fault.Scenario;
import org.tcpassay.rules.Nearest;

/** The library of scenarios that are ready to be used, each a resource {@code ready/NAME.yaml}. */
public final class Ready {

    private Ready() {}

    /** Their names, in the order in which they are best read: from the handshake to the end, then whole roads. */
    public static List<String> names() {
        return groups().stream().flatMap(group -> group.names().stream()).toList();
    }

    /**
     * Scenarios of a kind.
     *
     * @param title for people
     */
    public record Group(String title, List<String> names) {
        public Group {
            names = List.copyOf(names);
        }
    }

    /** The same in groups. */
    public static List<Group> groups() {
        var groups = new LinkedHashMap<String, List<String>>();
        String title = "";
        for (String line : text("ready/index.txt").lines().toList()) {
            if (line.startsWith("# ")) {
                title = line.substring(2);
            } else if (!line.isBlank()) {
                groups.computeIfAbsent(title, any -> new ArrayList<>()).add(line);
            }
        }
        return groups.entrySet().stream()
                .map(each -> new Group(each.getKey(), each.getValue()))
                .toList();
    }

    /** All of them, in the order of {@link #names}. */
    public static Stream<Scenario> all() {
        return names().stream().map(Ready::scenario);
    }

    /**
     * One of them.
     *
     * @throws ScenarioFileException if there is none of that name; proposes the nearest
     */
    public static Scenario scenario(String name) {
        return ScenarioFile.read(name + ".yaml", yaml(name));
    }

    /**
     * One of them as it is written, to begin an own one with.
     *
     * @throws ScenarioFileException if there is none of that name; proposes the nearest
     */
    public static String yaml(String name) {
        List<String> names = names();
        if (!names.contains(name)) {
            throw new ScenarioFileException(
                    "looking for scenario " + name + ": there is none of that name; did you mean "
                            + Nearest.sentence(Nearest.to(name, names, 3)) + "?");
        }
        return text("ready/" + name + ".yaml");
    }

    /** The JSON schema of scenarios, for editors. */
    public static String schema() {
        return text("scenario.schema.json");
    }

    private static String text(String resource) {
        try (InputStream stream = Ready.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + resource + " beside " + Ready.class.getName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("reading " + resource + " from the jar: " + e.getMessage(), e);
        }
    }
}
