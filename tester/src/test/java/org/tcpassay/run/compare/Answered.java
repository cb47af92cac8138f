// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.compare;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.rules.Level;
import org.tcpassay.rules.Rule;
import org.tcpassay.run.Finding;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Tier;
import org.tcpassay.run.Verdict;
import org.tcpassay.trace.Trace;

/** Answers of stacks, made by hand. */
final class Answered {

    static final Rule STRONG = rule("MUST-1", Level.MUST);
    static final Rule FORBIDDEN = rule("MUST-2", Level.MUST_NOT);
    static final Rule WEAK = rule("SHLD-1", Level.SHOULD);

    private Answered() {}

    private static Rule rule(String id, Level level) {
        return new Rule(id, "RFC9293", "3.1", level, "t", "s", "wire", "x", "y", "", Optional.empty(), "");
    }

    static RunReport stack(String name, ProbeResult... results) {
        return new RunReport(
                "1",
                name,
                "made by hand",
                7,
                Instant.EPOCH,
                Duration.ZERO,
                List.of("compare"),
                Optional.empty(),
                List.of(results));
    }

    static ProbeResult conforms(String id, Rule... rules) {
        return answer(id, Outcome.CONFORMS, Verdict.EXPECTED, Optional.empty(), List.of(), rules);
    }

    static ProbeResult chooses(String id, String door) {
        return answer(id, Outcome.CONFORMS, Verdict.EXPECTED, Optional.empty(), List.of(door), STRONG);
    }

    static ProbeResult lacks(String id, Rule... rules) {
        return answer(id, Outcome.NOT_APPLICABLE, Verdict.EXPECTED, Optional.empty(), List.of(), rules);
    }

    static ProbeResult open(String id) {
        return answer(id, Outcome.INCONCLUSIVE, Verdict.OPEN, Optional.empty(), List.of(), STRONG);
    }

    static ProbeResult deviates(String id, Verdict verdict, Rule broken, Rule... rules) {
        var finding = new Finding(Optional.of(broken), "because", "> .", "nothing", List.of());
        return answer(id, Outcome.DEVIATES, verdict, Optional.of(finding), List.of(), rules);
    }

    private static ProbeResult answer(
            String id, Outcome outcome, Verdict verdict, Optional<Finding> finding, List<String> doors, Rule... rules) {
        var probe =
                new ProbeInfo(id, "title", List.of(rules), Optional.empty(), Tier.FAST, Set.of(), Map.of(), List.of());
        return new ProbeResult(
                probe,
                outcome,
                verdict,
                Duration.ZERO,
                "",
                finding,
                List.of(),
                0,
                doors,
                Optional.empty(),
                Optional.empty(),
                new Trace(0, "virtual", List.of(), List.of()),
                Optional.empty(),
                Optional.empty(),
                1);
    }
}
