// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.Nearest;
import org.tcpassay.yaml.YamlMapping;

/**
 * Reads a profile from YAML.
 *
 * <pre>
 * name: linux
 * claims: [RFC5961, RFC7323]
 * capabilities: [upper-tester, settings]
 * response-time: 600 ms
 * quiet-time: 300 ms
 * settings:
 *   net.ipv4.tcp_invalid_ratelimit: 0
 * numbers:
 *   rto-initial-ms: 1000
 * cannot-reach:
 *   SYN-RECEIVED by simultaneous open: a SYN without ACK is dropped in SYN-SENT
 * notes:
 *   - for people
 * </pre>
 */
public final class ProfileFile {

    private static final List<String> KEYS = List.of(
            "name",
            "claims",
            "capabilities",
            "response-time",
            "quiet-time",
            "settings",
            "numbers",
            "cannot-reach",
            "notes");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(us|ms|s)");

    private ProfileFile() {}

    /**
     * @throws ProfileFileException if it cannot be read or is no profile
     */
    public static Profile read(Path file) {
        try {
            return read(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new ProfileFileException("reading profile " + file + ": cannot be read ("
                    + e.getClass().getSimpleName() + "); name a YAML file in UTF-8");
        }
    }

    /**
     * A profile on the class path, named relative to a class as {@link Class#getResourceAsStream} does.
     *
     * @throws ProfileFileException if it is not there or is no profile
     */
    public static Profile resource(Class<?> near, String name) {
        try (InputStream stream = near.getResourceAsStream(name)) {
            if (stream == null) {
                throw new ProfileFileException("reading profile " + name + ": no such resource beside " + near.getName()
                        + "; it belongs into the jar");
            }
            return read(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ProfileFileException("reading profile " + name + ": " + e.getMessage());
        }
    }

    /**
     * @param source how complaints name the file
     * @throws ProfileFileException if it is no profile
     */
    public static Profile read(String source, String text) {
        YamlMapping yaml = YamlMapping.read("reading profile " + source, text, ProfileFileException::new);
        yaml.allow(KEYS);
        return new Profile(
                yaml.required("name"),
                claims(yaml),
                Set.copyOf(yaml.texts("capabilities")),
                duration(yaml, "response-time"),
                duration(yaml, "quiet-time"),
                yaml.pairs("settings"),
                numbers(yaml),
                yaml.pairs("cannot-reach"),
                yaml.texts("notes"));
    }

    private static Set<Given> claims(YamlMapping yaml) {
        Set<Given> claims = EnumSet.noneOf(Given.class);
        List<String> known = Arrays.stream(Given.values()).map(Given::name).toList();
        for (String claim : yaml.texts("claims")) {
            if (!known.contains(claim)) {
                throw yaml.wrong(
                        "claims",
                        "no rule presumes " + claim + "; did you mean " + Nearest.sentence(Nearest.to(claim, known, 2))
                                + "?");
            }
            claims.add(Given.valueOf(claim));
        }
        return claims;
    }

    private static Duration duration(YamlMapping yaml, String key) {
        String text = yaml.required(key);
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw yaml.wrong(key, key + " is no time (" + text + "); a number with us, ms or s, such as 600 ms");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "us" -> Duration.ofNanos(count * 1000);
            case "ms" -> Duration.ofMillis(count);
            default -> Duration.ofSeconds(count);
        };
    }

    private static Map<String, Long> numbers(YamlMapping yaml) {
        var numbers = new LinkedHashMap<String, Long>();
        yaml.pairs("numbers").forEach((name, text) -> {
            try {
                numbers.put(name, Long.parseLong(text));
            } catch (NumberFormatException e) {
                throw yaml.wrong("numbers", name + " is no whole number (" + text + "); its unit stands in its name");
            }
        });
        return numbers;
    }
}
