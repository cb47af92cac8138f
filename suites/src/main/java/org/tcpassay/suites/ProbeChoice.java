// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.referee.matrix.Cells;
import org.tcpassay.rules.Level;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.Selection;
import org.tcpassay.run.Strictness;
import org.tcpassay.run.Tier;
import org.tcpassay.wire.IpVersion;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that choose probes. */
final class ProbeChoice {

    @Parameters(
            arity = "0..*",
            paramLabel = "PROBE",
            description = "Ids, their leading parts, or globs, such as 'established.rst-*'; none means all.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--rule",
            paramLabel = "GLOB",
            split = ",",
            hideParamSyntax = true,
            description = "Probes of these requirements, such as 'RFC9293-MUST-*'.")
    private List<String> rules = new ArrayList<>();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            hideParamSyntax = true,
            description = "Probes that question the target in this state, such as time-wait.")
    private Set<String> states = new LinkedHashSet<>();

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            split = ",",
            hideParamSyntax = true,
            description = "Probes of this level: must, must-not, rule, should, should-not, may.")
    private Set<String> levels = new LinkedHashSet<>();

    @Option(
            names = "--strictness",
            paramLabel = "LEVEL",
            description = "must, should or may (the default): leave out what binds less.")
    private Strictness strictness = Strictness.MAY;

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            split = ",",
            hideParamSyntax = true,
            description = "Probes that carry this tag.")
    private Set<String> tags = new LinkedHashSet<>();

    @Option(
            names = "--ip",
            paramLabel = "VERSION",
            converter = IpChoice.Reader.class,
            description = "4, 6 or both (the default): the probes over this version of IP.")
    private Optional<IpChoice> ip = Optional.empty();

    @Option(names = "--slow", description = "The slow probes too, up to 150 s.")
    private boolean slow;

    @Option(names = "--long", description = "The long probes too, beyond 150 s.")
    private boolean beyondSlow;

    /**
     * @throws Misuse if nothing, or nothing known, is chosen
     */
    List<ProbeInfo> from(List<ProbeInfo> catalogue) {
        return from(catalogue, false);
    }

    /**
     * @param everyTier whether slow and long ones are meant too, asked for or not
     * @throws Misuse if nothing, or nothing known, is chosen
     */
    List<ProbeInfo> from(List<ProbeInfo> catalogue, boolean everyTier) {
        Selection selection = everyTier ? selection().tiers(EnumSet.allOf(Tier.class)) : selection();
        Selection.Choice choice = selection.of(catalogue);
        if (choice instanceof Selection.Choice.Refused refused) {
            throw new Misuse(refused.sentence());
        }
        return ((Selection.Choice.Chosen) choice).probes();
    }

    /** What there is to choose from: the cells of the matrix only where they are named. */
    Catalogue catalogue() {
        return tags.contains(Cells.TOPIC) || namesCells(words) ? Shelf.with(cells()) : Shelf.catalogue();
    }

    /** The same for bare words. */
    static Catalogue catalogue(List<String> words) {
        return namesCells(words) ? Shelf.everything() : Shelf.catalogue();
    }

    private static boolean namesCells(List<String> words) {
        return words.stream().anyMatch(word -> word.startsWith(Cells.TOPIC));
    }

    /** Over IPv4, unless asked otherwise. */
    private Set<IpVersion> cells() {
        return ip.map(IpChoice::versions).orElse(Set.of(IpVersion.V4));
    }

    private Selection selection() {
        return Selection.everything()
                .words(words)
                .rules(rules)
                .states(lower(states))
                .levels(levels())
                .tags(tags)
                .tiers(tiers())
                .versions(ip.map(IpChoice::versions).orElse(Set.of()));
    }

    private Set<Level> levels() {
        Set<Level> named = EnumSet.noneOf(Level.class);
        for (String level : levels) {
            try {
                named.add(Level.of(level.replace('-', ' ').replace('_', ' ').toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new Misuse("selecting probes: " + e.getMessage(), e);
            }
        }
        Set<Level> binding = EnumSet.copyOf(strictness.levels());
        if (!named.isEmpty()) {
            binding.retainAll(named);
            if (binding.isEmpty()) {
                throw new Misuse("selecting probes: --level and --strictness leave nothing; leave one out");
            }
        }
        return binding.size() == Level.values().length ? Set.of() : binding;
    }

    private Set<Tier> tiers() {
        Set<Tier> tiers = EnumSet.of(Tier.FAST);
        if (slow) {
            tiers.add(Tier.SLOW);
        }
        if (beyondSlow) {
            tiers.add(Tier.LONG);
        }
        return tiers;
    }

    private static Set<String> lower(Set<String> words) {
        var lower = new LinkedHashSet<String>();
        words.forEach(word -> lower.add(word.toLowerCase(Locale.ROOT).replace('_', '-')));
        return lower;
    }
}
