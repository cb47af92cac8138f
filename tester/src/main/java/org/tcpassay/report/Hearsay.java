// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tcpassay.rules.Statement;
import org.tcpassay.run.Finding;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.script.HostsTrace;

/** What documents say and a probe looked into, and what was seen of it; and the settings that it turned. */
final class Hearsay {

    private Hearsay() {}

    /** What was seen of a statement; empty where the probe could not see. */
    static Optional<String> seen(ProbeResult result, Statement statement) {
        return switch (result.outcome()) {
            case CONFORMS -> Optional.of(statement.correction().orElse("just so"));
            case DEVIATES ->
                Optional.of(
                        "otherwise here: " + result.finding().map(Finding::got).orElse(result.reason()));
            case NOT_APPLICABLE, INCONCLUSIVE, ERROR -> Optional.empty();
        };
    }

    /** Two lines for each statement: {@code often said: ...} and {@code seen: ...}. */
    static List<String> lines(ProbeResult result) {
        return result.probe().statements().stream()
                .flatMap(statement -> List.of(
                        "often said: " + statement.statement() + "  (" + statement.id() + ", "
                                + statement.standing().text() + ")",
                        "seen: " + seen(result, statement).orElse("nothing, " + Console.word(result.outcome())))
                        .stream())
                .toList();
    }

    /** A line for each setting of the target that was turned for this probe, such as {@code net.ipv4.tcp_sack=0}. */
    static List<String> settings(ProbeResult result) {
        if (result.outcome() == Outcome.NOT_APPLICABLE) {
            return List.of();
        }
        return result.hosts().map(HostsTrace::turned).orElseGet(() -> result.probe().settings().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .sorted()
                .collect(Collectors.toList()));
    }
}
