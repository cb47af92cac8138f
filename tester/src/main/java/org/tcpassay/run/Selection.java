// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tcpassay.rules.Glob;
import org.tcpassay.rules.Level;
import org.tcpassay.rules.Nearest;
import org.tcpassay.rules.State;
import org.tcpassay.wire.IpVersion;

/**
 * Which probes of a catalogue are meant. Within one criterion any of its values will do; an empty criterion asks
 * for nothing, and all criteria must hold.
 *
 * @param ids whole ids, ids without row (all rows), leading parts up to a dot, or globs; brackets are literal; without a
 *     version of IP they mean both
 * @param rules globs over the ids of the requirements that a probe names
 * @param states as in probe ids, such as {@code fin-wait-1}
 * @param tiers does not bar a probe that is named in full
 * @param versions of IP
 */
public record Selection(
        List<String> ids,
        List<String> rules,
        Set<String> states,
        Set<Level> levels,
        Set<String> tags,
        Set<Tier> tiers,
        Set<IpVersion> versions) {

    private static final String RULE = "rule:";

    /** What a selection comes to. */
    public sealed interface Choice {

        /** Never empty; in the catalogue's order. */
        record Chosen(List<ProbeInfo> probes) implements Choice {
            public Chosen {
                probes = List.copyOf(probes);
            }
        }

        /**
         * Wrong usage.
         *
         * @param sentence what was wrong and what would be right
         */
        record Refused(String sentence) implements Choice {}
    }

    public Selection {
        ids = List.copyOf(ids);
        rules = List.copyOf(rules);
        states = Set.copyOf(states);
        levels = Set.copyOf(levels);
        tags = Set.copyOf(tags);
        tiers = Set.copyOf(tiers);
        versions = Set.copyOf(versions);
    }

    /** Every fast probe. */
    public static Selection everything() {
        return new Selection(List.of(), List.of(), Set.of(), Set.of(), Set.of(), EnumSet.of(Tier.FAST), Set.of());
    }

    /** With the words of a command line: ids, globs, and {@code rule:} before a glob over rules. */
    public Selection words(List<String> words) {
        List<String> named =
                words.stream().filter(word -> !word.startsWith(RULE)).toList();
        Stream<String> asked =
                words.stream().filter(word -> word.startsWith(RULE)).map(word -> word.substring(RULE.length()));
        return new Selection(
                Stream.concat(ids.stream(), named.stream()).toList(),
                Stream.concat(rules.stream(), asked).toList(),
                states,
                levels,
                tags,
                tiers,
                versions);
    }

    public Selection rules(List<String> globs) {
        List<String> all = Stream.concat(rules.stream(), globs.stream()).toList();
        return new Selection(ids, all, states, levels, tags, tiers, versions);
    }

    public Selection states(Set<String> wanted) {
        return new Selection(ids, rules, wanted, levels, tags, tiers, versions);
    }

    public Selection levels(Set<Level> wanted) {
        return new Selection(ids, rules, states, wanted, tags, tiers, versions);
    }

    public Selection tags(Set<String> wanted) {
        return new Selection(ids, rules, states, levels, wanted, tiers, versions);
    }

    public Selection tiers(Set<Tier> wanted) {
        return new Selection(ids, rules, states, levels, tags, wanted, versions);
    }

    public Selection versions(Set<IpVersion> wanted) {
        return new Selection(ids, rules, states, levels, tags, tiers, wanted);
    }

    /** Holds the selection against a catalogue; a word that means nothing there is refused, as is an empty result. */
    public Choice of(List<ProbeInfo> catalogue) {
        for (String id : ids) {
            if (catalogue.stream().noneMatch(probe -> names(id, probe.id()))) {
                return unknown("probe", id, catalogue.stream().map(ProbeInfo::id));
            }
        }
        for (String rule : rules) {
            if (catalogue.stream().noneMatch(probe -> isAbout(probe, rule))) {
                return unknown("rule with a probe", rule, catalogue.stream().flatMap(Selection::ruleIds));
            }
        }
        Set<String> knownStates = new LinkedHashSet<>(
                Arrays.stream(State.values()).map(State::label).toList());
        for (String state : states) {
            if (!knownStates.contains(state)) {
                return unknown("state", state, knownStates.stream());
            }
        }
        for (String tag : tags) {
            if (catalogue.stream().noneMatch(probe -> probe.tags().contains(tag))) {
                return unknown("tag", tag, catalogue.stream().flatMap(probe -> probe.tags().stream()));
            }
        }
        List<ProbeInfo> chosen = catalogue.stream().filter(this::isChosen).toList();
        return chosen.isEmpty() ? empty(catalogue) : new Choice.Chosen(chosen);
    }

    private boolean isChosen(ProbeInfo probe) {
        // naming a probe in full asks for it, however long it takes
        boolean named = ids.stream().anyMatch(word -> isName(ProbeId.of(word), ProbeId.of(probe.id())));
        return isMet(probe) && (named || tiers.isEmpty() || tiers.contains(probe.tier()));
    }

    private boolean isMet(ProbeInfo probe) {
        return (ids.isEmpty() || ids.stream().anyMatch(id -> names(id, probe.id())))
                && (rules.isEmpty() || rules.stream().anyMatch(rule -> isAbout(probe, rule)))
                && (states.isEmpty()
                        || probe.state()
                                .filter(state -> states.contains(state.label()))
                                .isPresent())
                && (levels.isEmpty() || levels.contains(probe.level()))
                && (versions.isEmpty() || versions.contains(probe.version()))
                && (tags.isEmpty() || tags.stream().anyMatch(probe.tags()::contains));
    }

    /** In full, but for the version, or for that and the row. */
    private static boolean isName(ProbeId word, ProbeId id) {
        return word.mayMean(id)
                && word.plain().equals(id.plain())
                && (word.row().isEmpty() || word.row().equals(id.row()));
    }

    private static boolean names(String text, String probe) {
        ProbeId word = ProbeId.of(text);
        ProbeId id = ProbeId.of(probe);
        var glob = new Glob(word.withoutVersion());
        return isName(word, id)
                || word.mayMean(id)
                        && (id.plain().startsWith(word.withoutVersion() + ".")
                                || glob.isWild() && (glob.matches(id.withoutVersion()) || glob.matches(id.plain())));
    }

    private static boolean isAbout(ProbeInfo probe, String rule) {
        return ruleIds(probe).anyMatch(new Glob(rule)::matches);
    }

    private static Stream<String> ruleIds(ProbeInfo probe) {
        return probe.rules().stream().map(rule -> rule.id());
    }

    private Choice empty(List<ProbeInfo> catalogue) {
        String other = catalogue.stream()
                .filter(this::isMet)
                .map(probe -> probe.tier() == Tier.LONG ? "--long" : "--slow")
                .distinct()
                .findFirst()
                .map(flag -> "the criteria are met by slower probes only; add " + flag)
                .orElse("no probe meets all criteria; leave one out");
        return new Choice.Refused("selecting probes: " + other);
    }

    private static Choice unknown(String kind, String word, Stream<String> known) {
        List<String> nearest = Nearest.to(word, new TreeSet<>(known.toList()), 3);
        String hint = nearest.isEmpty() ? "there are none" : "did you mean " + Nearest.sentence(nearest) + "?";
        return new Choice.Refused("selecting probes: no " + kind + " matches " + word + "; " + hint);
    }
}
