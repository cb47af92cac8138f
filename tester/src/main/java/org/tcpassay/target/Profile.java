// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.Glob;

/**
 * What a target can do and how long it takes, as its profile file says.
 *
 * @param claims the optional standards that it implements
 * @param capabilities such as {@code upper-tester}, {@code socket-states}, {@code settings}
 * @param responseTime an immediate answer comes within this, delayed acknowledgment included
 * @param quietTime how long nothing must come for silence where there is no fence
 * @param settings the target's knobs that every station is opened with
 * @param numbers limits and timers by name, such as {@code rto-initial-ms}
 * @param cannotReach where a preamble cannot bring it, in the words of reports or a glob of them, and why; it is tried
 *     all the same, since somebody's tree of the stack may differ
 * @param notes for people
 */
public record Profile(
        String name,
        Set<Given> claims,
        Set<String> capabilities,
        Duration responseTime,
        Duration quietTime,
        Map<String, String> settings,
        Map<String, Long> numbers,
        Map<String, String> cannotReach,
        List<String> notes) {

    public Profile {
        claims = Set.copyOf(claims);
        capabilities = Set.copyOf(capabilities);
        settings = Map.copyOf(settings);
        numbers = Map.copyOf(numbers);
        cannotReach = Map.copyOf(cannotReach);
        notes = List.copyOf(notes);
    }

    /** One that can be brought into every state. */
    public Profile(
            String name,
            Set<Given> claims,
            Set<String> capabilities,
            Duration responseTime,
            Duration quietTime,
            Map<String, String> settings,
            Map<String, Long> numbers,
            List<String> notes) {
        this(name, claims, capabilities, responseTime, quietTime, settings, numbers, Map.of(), notes);
    }

    /** Why a preamble that failed had to; empty if it should have succeeded. */
    public Optional<String> whyNotReached(String preamble) {
        return cannotReach.entrySet().stream()
                .filter(entry -> new Glob(entry.getKey()).matches(preamble))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
