// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tcpassay.rules.Rule;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.trace.StandingCheck;

/** Which probes check which requirement, in the order of the requirements' table. */
public record Coverage(List<CoveredRule> rules) {

    /** Of all requirements this share at most may be excused, the limit itself excluded. */
    public static final double MOST_EXCUSED = 0.08;

    public Coverage {
        rules = List.copyOf(rules);
    }

    /**
     * @param checks that are held against every trace; they are told, but a requirement wants a probe that provokes it
     */
    public static Coverage of(List<Rule> requirements, List<ProbeInfo> probes, List<StandingCheck> checks) {
        Map<Rule, List<ProbeInfo>> byRule = new LinkedHashMap<>();
        for (ProbeInfo probe : probes) {
            probe.rules().stream().distinct().forEach(rule -> byRule.computeIfAbsent(rule, key -> new ArrayList<>())
                    .add(probe));
        }
        return new Coverage(requirements.stream()
                .map(rule -> new CoveredRule(rule, byRule.getOrDefault(rule, List.of()), checksOf(rule, checks)))
                .toList());
    }

    private static List<String> checksOf(Rule rule, List<StandingCheck> checks) {
        return checks.stream()
                .filter(check -> check.ruleId().equals(rule.id()))
                .map(StandingCheck::id)
                .toList();
    }

    public List<CoveredRule> with(CoveredRule.Status status) {
        return rules.stream().filter(rule -> rule.status() == status).toList();
    }

    /** Whether so much is excused that the catalogue is no answer. */
    public boolean isExcusedTooOften() {
        return total().excusedShare() >= MOST_EXCUSED;
    }

    public CoverageCount total() {
        return CoverageCount.of("all", rules);
    }

    /** Counts by document or level, in the order in which {@code name} first comes. */
    public List<CoverageCount> by(Function<Rule, String> name) {
        Map<String, List<CoveredRule>> groups = rules.stream()
                .collect(Collectors.groupingBy(
                        covered -> name.apply(covered.rule()), LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> CoverageCount.of(group.getKey(), group.getValue()))
                .toList();
    }

    /** The same, strongest level first. */
    public List<CoverageCount> byLevel() {
        Map<org.tcpassay.rules.Level, List<CoveredRule>> levels = rules.stream()
                .collect(Collectors.groupingBy(covered -> covered.rule().level(), TreeMap::new, Collectors.toList()));
        return levels.entrySet().stream()
                .map(level -> CoverageCount.of(level.getKey().text(), level.getValue()))
                .toList();
    }
}
