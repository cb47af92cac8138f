// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.target.ProfileFile;
import org.tcpassay.wire.IpVersion;
import org.tcpassay.yaml.YamlMapping;

/**
 * Reads the description of a stack from YAML.
 *
 * <pre>
 * name: lwip
 * title: lwIP, a TCP for small machines
 * ip: [4, 6]
 * starts-with: {nsenter: util-linux}
 * builds-with: {gcc: gcc}
 * lag-ms: 0
 * instances: 16
 * uses: 100
 * patience-ms: 5000
 * profile: linux
 * without: [RFC2018]
 * </pre>
 */
public final class StackFile {

    private static final List<String> KEYS = List.of(
            "name",
            "title",
            "ip",
            "starts-with",
            "builds-with",
            "lag-ms",
            "instances",
            "uses",
            "patience-ms",
            "profile",
            "without");
    private static final int MOST_USES = 200; // each with an address of its own, all of them beside the target's

    private StackFile() {}

    /**
     * A description on the class path, named relative to a class as {@link Class#getResourceAsStream} does.
     *
     * @throws StackFileException if it is not there or is no description
     */
    public static StackDescription resource(Class<?> near, String name) {
        try (InputStream stream = near.getResourceAsStream(name)) {
            if (stream == null) {
                throw new StackFileException("reading stack " + name + ": no such resource beside " + near.getName()
                        + "; it belongs into the jar");
            }
            return read(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StackFileException("reading stack " + name + ": " + e.getMessage());
        }
    }

    /**
     * @param source how complaints name the file
     * @throws StackFileException if it is no description
     */
    public static StackDescription read(String source, String text) {
        YamlMapping yaml = YamlMapping.read("reading stack " + source, text, StackFileException::new);
        yaml.allow(KEYS);
        return new StackDescription(
                yaml.required("name"),
                yaml.required("title"),
                versions(yaml),
                yaml.pairs("starts-with"),
                yaml.isMapping("builds-with") ? Optional.of(yaml.pairs("builds-with")) : Optional.empty(),
                yaml.text("lag-ms").isPresent() ? Duration.ofMillis(number(yaml, "lag-ms", 0, 1_000)) : Duration.ZERO,
                number(yaml, "instances", 1, 1_000),
                number(yaml, "uses", 1, MOST_USES),
                Duration.ofMillis(number(yaml, "patience-ms", 1, 600_000)),
                yaml.text("profile"),
                ProfileFile.claims(yaml, "without"));
    }

    private static Set<IpVersion> versions(YamlMapping yaml) {
        Set<IpVersion> versions = EnumSet.noneOf(IpVersion.class);
        for (String version : yaml.texts("ip")) {
            versions.add(
                    switch (version) {
                        case "4" -> IpVersion.V4;
                        case "6" -> IpVersion.V6;
                        default -> throw yaml.wrong("ip", "no version of IP (" + version + "); 4 or 6");
                    });
        }
        if (versions.isEmpty()) {
            throw yaml.wrong("ip", "ip is missing; a list such as [4, 6]");
        }
        return versions;
    }

    private static int number(YamlMapping yaml, String key, int least, int most) {
        String text = yaml.required(key);
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw yaml.wrong(key, key + " is " + text + "; a whole number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }
}
