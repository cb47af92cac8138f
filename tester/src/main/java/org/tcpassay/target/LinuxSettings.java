// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import org.tcpassay.net.Sysctl;
import org.tcpassay.rules.Given;

/**
 * The settings of a network namespace of Linux that tell what its TCP implements and how long it takes.
 *
 * @param values by name, such as {@code net.ipv4.tcp_sack}; without those that the kernel lacks
 */
record LinuxSettings(Map<String, String> values) {

    /** Without which of these on, something is not implemented. */
    private static final Map<String, Set<Given>> SWITCHES = Map.ofEntries(
            Map.entry("net.ipv4.tcp_sack", EnumSet.of(Given.RFC2018, Given.RFC2883, Given.RFC6675, Given.RFC8985)),
            Map.entry("net.ipv4.tcp_dsack", EnumSet.of(Given.RFC2883)),
            Map.entry("net.ipv4.tcp_timestamps", EnumSet.of(Given.RFC7323, Given.RFC6191)),
            Map.entry("net.ipv4.tcp_window_scaling", EnumSet.of(Given.RFC7323)),
            Map.entry("net.ipv4.tcp_ecn", EnumSet.of(Given.RFC3168)),
            Map.entry("net.ipv4.tcp_syncookies", EnumSet.of(Given.RFC4987)),
            Map.entry("net.ipv4.tcp_frto", EnumSet.of(Given.RFC5682)),
            Map.entry("net.ipv4.tcp_fastopen", EnumSet.of(Given.RFC7413)),
            Map.entry("net.ipv4.tcp_recovery", EnumSet.of(Given.RFC8985)));

    private static final String RFC1337 = "net.ipv4.tcp_rfc1337";

    /** The number of a profile that a setting is, and how. */
    private record Meaning(String number, LongUnaryOperator inItsUnit) {}

    private static final Map<String, Meaning> MEANINGS = Map.ofEntries(
            Map.entry("net.ipv4.tcp_syn_retries", new Meaning("syn-retries", n -> n)),
            Map.entry("net.ipv4.tcp_syn_linear_timeouts", new Meaning("syn-linear-timeouts", n -> n)),
            Map.entry("net.ipv4.tcp_synack_retries", new Meaning("syn-ack-retries", n -> n)),
            Map.entry("net.ipv4.tcp_retries1", new Meaning("data-retries-r1", n -> n)),
            Map.entry("net.ipv4.tcp_retries2", new Meaning("data-retries-r2", n -> n)),
            Map.entry("net.ipv4.tcp_fin_timeout", new Meaning("fin-wait-2-orphan-ms", LinuxSettings::seconds)),
            Map.entry("net.ipv4.tcp_keepalive_time", new Meaning("keep-alive-idle-ms", LinuxSettings::seconds)),
            Map.entry("net.ipv4.tcp_keepalive_intvl", new Meaning("keep-alive-interval-ms", LinuxSettings::seconds)),
            Map.entry("net.ipv4.tcp_keepalive_probes", new Meaning("keep-alive-count", n -> n)),
            Map.entry("net.ipv4.tcp_rto_min_us", new Meaning("rto-min-ms", n -> n / 1000)),
            Map.entry("net.ipv4.tcp_rto_max_ms", new Meaning("rto-max-ms", n -> n)),
            Map.entry("net.ipv4.ip_default_ttl", new Meaning("default-ttl", n -> n)));

    LinuxSettings {
        values = Map.copyOf(values);
    }

    /** Of the calling thread's namespace. */
    static LinuxSettings here() {
        var values = new HashMap<String, String>();
        Sysctl.read(RFC1337).ifPresent(value -> values.put(RFC1337, value));
        for (String key : SWITCHES.keySet()) {
            Sysctl.read(key).ifPresent(value -> values.put(key, value));
        }
        for (String key : MEANINGS.keySet()) {
            Sysctl.read(key).ifPresent(value -> values.put(key, value));
        }
        return new LinuxSettings(values);
    }

    /** The profile of a kernel with these settings, where {@code ordinary} is that of the same kernel with its own. */
    Profile applied(Profile ordinary) {
        var claims = new TreeSet<>(ordinary.claims());
        SWITCHES.forEach((key, givens) -> {
            if (isOff(key)) {
                claims.removeAll(givens);
            }
        });
        if (values.getOrDefault(RFC1337, "0").equals("1")) {
            claims.add(Given.RFC1337);
        }
        var numbers = new TreeMap<>(ordinary.numbers());
        MEANINGS.forEach((key, meaning) -> number(key)
                .ifPresent(value ->
                        numbers.put(meaning.number(), meaning.inItsUnit().applyAsLong(value))));
        numbers.put("syn-received-ms", 1000L * ((1L << numbers.get("syn-ack-retries") + 1) - 1));
        return new Profile(
                ordinary.name(),
                claims,
                ordinary.capabilities(),
                ordinary.responseTime(),
                ordinary.quietTime(),
                ordinary.settings(),
                numbers,
                ordinary.cannotReach(),
                ordinary.notes());
    }

    private boolean isOff(String key) {
        return values.getOrDefault(key, "1").equals("0");
    }

    private Optional<Long> number(String key) {
        return Optional.ofNullable(values.get(key))
                .filter(value -> value.matches("\\d{1,15}"))
                .map(Long::valueOf);
    }

    private static long seconds(long count) {
        return 1000 * count;
    }
}
