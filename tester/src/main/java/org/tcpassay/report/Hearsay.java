// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
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

    /** What was seen, which the statements are about; empty where the probe could not see. */
    static Optional<String> seen(ProbeResult result) {
        return switch (result.outcome()) {
            case CONFORMS -> Optional.of(result.probe().title());
            case DEVIATES ->
                Optional.of(
                        "otherwise here: " + result.finding().map(Finding::got).orElse(result.reason()));
            case NOT_APPLICABLE, INCONCLUSIVE, ERROR -> Optional.empty();
        };
    }

    /** {@code often said: ...}, {@code really: ...} where it is not so, and {@code seen: ...} for all of them. */
    static List<String> lines(ProbeResult result) {
        List<String> lines = new ArrayList<>();
        for (Statement statement : result.probe().statements()) {
            lines.add("often said: " + statement.statement() + "  (" + statement.id() + ", "
                    + statement.standing().text() + ")");
            statement.correction().ifPresent(truth -> lines.add("really: " + truth));
        }
        result.probe().statements().stream()
                .findFirst()
                .map(statement -> "seen: " + seen(result).orElse("nothing, " + Console.word(result.outcome())))
                .ifPresent(lines::add);
        return lines;
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
