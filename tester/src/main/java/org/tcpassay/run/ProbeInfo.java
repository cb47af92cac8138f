// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.rules.Level;
import org.tcpassay.rules.Rule;
import org.tcpassay.rules.State;
import org.tcpassay.rules.Statement;
import org.tcpassay.rules.StatementCatalogue;
import org.tcpassay.wire.IpVersion;

/**
 * A probe as the catalogue lists it; one per row and version of IP.
 *
 * @param id {@code state-or-topic.stimulus.outcome[row][v6]}; without a version it is asked over IPv4
 * @param title one sentence: the claim
 * @param rules what it checks, the first is the principal one
 * @param state the state of the target at the stimulus, where there is one
 * @param settings knobs of the target that it needs
 * @param resembles published weaknesses that a target would have which fails it, such as {@code CVE-2019-11477}
 */
public record ProbeInfo(
        String id,
        String title,
        List<Rule> rules,
        Optional<State> state,
        Tier tier,
        Set<String> tags,
        Map<String, String> settings,
        List<String> resembles) {

    public ProbeInfo {
        rules = List.copyOf(rules);
        tags = Set.copyOf(tags);
        settings = Map.copyOf(settings);
        resembles = List.copyOf(resembles);
    }

    /** A probe that resembles nothing published. */
    public ProbeInfo(
            String id,
            String title,
            List<Rule> rules,
            Optional<State> state,
            Tier tier,
            Set<String> tags,
            Map<String, String> settings) {
        this(id, title, rules, state, tier, tags, settings, List.of());
    }

    /** The level of the principal rule. */
    public Level level() {
        return rules.get(0).level();
    }

    /** What documents say and it looks into, among its rules. */
    public List<Statement> statements() {
        return rules.stream()
                .map(Rule::id)
                .filter(StatementCatalogue::isStatement)
                .map(StatementCatalogue.shipped()::statement)
                .toList();
    }

    /** What the target is asked over. */
    public IpVersion version() {
        return ProbeId.of(id).asked();
    }

    /** The id, but for the version: the same over both. */
    public String idOfBoth() {
        return ProbeId.of(id).withoutVersion();
    }

    /** The first part of the id: state or topic. */
    public String group() {
        return id.substring(0, id.indexOf('.'));
    }
}
