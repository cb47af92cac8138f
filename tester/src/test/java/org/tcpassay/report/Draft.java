// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.rules.Rule;
import org.tcpassay.rules.State;
import org.tcpassay.run.Finding;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.Tier;
import org.tcpassay.run.Verdict;
import org.tcpassay.trace.Trace;

/** A result in the making. */
final class Draft {
    private final String id;
    private final String title;
    private final Rule rule;
    private Optional<State> state = Optional.empty();
    private Tier tier = Tier.FAST;
    private Optional<Finding> finding = Optional.empty();
    private List<String> standing = List.of();
    private List<String> resembles = List.of();
    private Optional<String> ledger = Optional.empty();
    private Optional<String> error = Optional.empty();
    private Duration wall = Duration.ofNanos(1_234_567);
    private int attempts = 1;

    private Draft(String id, String title, Rule rule) {
        this.id = id;
        this.title = title;
        this.rule = rule;
    }

    static Draft of(String id, String title, Rule rule) {
        return new Draft(id, title, rule);
    }

    Draft state(State given) {
        state = Optional.of(given);
        return this;
    }

    Draft resembles(String weakness) {
        resembles = List.of(weakness);
        return this;
    }

    Draft tier(Tier given) {
        tier = given;
        return this;
    }

    Draft finding(Optional<Rule> broken, String because, String expected, String got, String... differences) {
        finding = Optional.of(new Finding(broken, because, expected, got, List.of(differences)));
        return this;
    }

    Draft broken(String check) {
        standing = List.of(check);
        return this;
    }

    Draft ledger(String reason) {
        ledger = Optional.of(reason);
        return this;
    }

    Draft error(String stack) {
        error = Optional.of(stack);
        return this;
    }

    Draft wall(long ms) {
        wall = Duration.ofMillis(ms);
        return this;
    }

    Draft attempts(int count) {
        attempts = count;
        return this;
    }

    ProbeInfo info() {
        return new ProbeInfo(id, title, List.of(rule), state, tier, Set.of(), Map.of(), resembles);
    }

    ProbeResult ended(Outcome outcome, Verdict verdict, String reason, Trace trace) {
        return new ProbeResult(
                info(),
                outcome,
                verdict,
                wall,
                reason,
                finding,
                standing,
                trace.events().isEmpty() ? 0 : 9,
                List.of(),
                ledger,
                error,
                trace,
                Optional.empty(),
                Optional.empty(),
                attempts);
    }
}
