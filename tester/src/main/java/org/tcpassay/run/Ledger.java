// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.Glob;
import org.tcpassay.rules.RuleCatalogue;
import org.tcpassay.yaml.YamlMapping;

/**
 * The deviations that are expected of one target, each with its reason; everything else must conform.
 *
 * <pre>
 * target: linux
 * entries:
 *   - probe: time-wait.syn-older-timestamp.silence
 *     finding: "ack 1"          # optional: part of what is seen instead
 *     reason: Linux answers with a challenge ACK
 *     reference: RFC 6191 §2; Linux net/ipv4/tcp_minisocks.c:tcp_timewait_state_process()
 *     given: [RFC7323]          # optional: a target that does not claim these does not do so
 *     aka: [time-wait.old-syn.silence]
 *   - fuzz: "*.seq-*-oow.ack.nothing" # a category of fuzzing, or a glob of them
 *     after: touching-left      # optional: what must have been asked before, and without which it does not show
 *     finding: nothing          # optional, as above
 *     reason: ...
 *     reference: ...
 * </pre>
 *
 * <p>An entry covers only findings of the probe's own rules, unless {@code rule} names the requirement of the
 * standing check that breaks. A row's entry goes before its probe's, one of a version of IP before one of both,
 * and all before a glob's; among globs the first in the file counts.
 */
public final class Ledger {

    private static final List<String> FILE_KEYS = List.of("target", "entries");
    private static final List<String> ENTRY_KEYS =
            List.of("probe", "outcome", "rule", "given", "finding", "reason", "reference", "aka", "fuzz");
    private static final List<String> FUZZ_KEYS = List.of("fuzz", "after", "finding", "reason", "reference");

    private final String target;
    private final List<LedgerEntry> entries;
    private final List<FuzzEntry> fuzz;

    private Ledger(String target, List<LedgerEntry> entries, List<FuzzEntry> fuzz) {
        this.target = target;
        this.entries = List.copyOf(entries);
        this.fuzz = List.copyOf(fuzz);
    }

    /** Of a target that is expected to conform throughout. */
    public static Ledger empty(String target) {
        return new Ledger(target, List.of(), List.of());
    }

    /**
     * @throws LedgerException if it cannot be read or is no ledger
     */
    public static Ledger read(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new LedgerException("reading ledger " + file + ": cannot be read ("
                    + e.getClass().getSimpleName() + "); name a YAML file in UTF-8");
        }
    }

    /**
     * A ledger on the class path, named relative to a class as {@link Class#getResourceAsStream} does.
     *
     * @return empty where there is none
     * @throws LedgerException if it is no ledger
     */
    public static Optional<Ledger> resource(Class<?> near, String name) {
        try (InputStream stream = near.getResourceAsStream(name)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(read(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new LedgerException("reading ledger " + name + ": " + e.getMessage());
        }
    }

    /**
     * @param source how complaints name the file
     * @throws LedgerException if it is no ledger
     */
    public static Ledger read(String source, String text) {
        YamlMapping yaml = YamlMapping.read("reading ledger " + source, text, LedgerException::new);
        yaml.allow(FILE_KEYS);
        var entries = new ArrayList<LedgerEntry>();
        var fuzz = new ArrayList<FuzzEntry>();
        Set<List<Object>> seen = new HashSet<>();
        for (YamlMapping item : yaml.mappings("entries")) {
            if (item.text("fuzz").isPresent()) {
                fuzz.add(fuzzEntry(item));
                continue;
            }
            LedgerEntry entry = entry(item);
            if (!seen.add(List.of(entry.probe(), entry.rule(), entry.finding()))) {
                throw item.wrong("probe", entry.probe() + " stands there twice; tell the two apart by finding or rule");
            }
            entries.add(entry);
        }
        return new Ledger(yaml.required("target"), entries, fuzz);
    }

    public String target() {
        return target;
    }

    /** What of it concerns a target that claims these. */
    public Ledger under(Set<Given> claims) {
        return new Ledger(
                target,
                entries.stream()
                        .filter(entry -> claims.containsAll(entry.given()))
                        .toList(),
                fuzz);
    }

    /** How many deviations are listed. */
    public int size() {
        return entries.size();
    }

    /** By the id alone: any finding is taken for the one that is meant. */
    public Verdict verdictOf(String id, Outcome outcome) {
        return verdict(outcome, relevant(id, outcome));
    }

    /** Holds an outcome against what is expected of the probe. */
    public Verdict verdictOf(ProbeInfo probe, Outcome outcome, Optional<Finding> finding) {
        return verdict(outcome, covering(probe, outcome, finding));
    }

    /** The ledger's words on a probe, for {@link Verdict#KNOWN} and {@link Verdict#FIXED}. */
    public Optional<String> reasonFor(ProbeInfo probe, Outcome outcome, Optional<Finding> finding) {
        return covering(probe, outcome, finding).stream()
                .findFirst()
                .map(entry -> entry.reason() + " (" + entry.reference() + ")");
    }

    /**
     * The ledger's words on a disagreement that fuzzing found; the first entry that fits counts.
     *
     * @param traits of everything that was asked until then
     */
    public Optional<FuzzReason> reasonForFuzz(String category, Set<String> traits, String got) {
        return fuzz.stream()
                .filter(entry -> entry.covers(category, traits, got))
                .findFirst()
                .map(entry -> new FuzzReason(
                        entry.reason() + " (" + entry.reference() + ")",
                        entry.after().isPresent()));
    }

    /** The entry that decides on a probe's id; rows match exactly before any glob. */
    public Optional<LedgerEntry> entryFor(String id) {
        return candidates(id).stream().findFirst();
    }

    /** Probe ids and globs of entries that match no probe of the catalogue. */
    public List<String> orphans(Collection<String> probeIds) {
        List<ProbeId> ids = probeIds.stream().map(ProbeId::of).toList();
        return entries.stream()
                .filter(entry -> ids.stream().allMatch(id -> entry.fit(id) == LedgerEntry.Fit.NONE))
                .map(LedgerEntry::probe)
                .toList();
    }

    /** The text of a ledger that would expect exactly these results. */
    public String propose(List<ProbeResult> results) {
        return LedgerText.of(target, LedgerProposal.of(this, entries, results), fuzz);
    }

    private List<LedgerEntry> covering(ProbeInfo probe, Outcome outcome, Optional<Finding> finding) {
        List<LedgerEntry> candidates = relevant(probe.id(), outcome);
        if (outcome != Outcome.DEVIATES || finding.isEmpty()) {
            return candidates;
        }
        return candidates.stream()
                .filter(entry -> entry.covers(probe, finding.get()))
                .toList();
    }

    /** A glob stands for a reason: not all that it covers need deviate, so what conforms does not concern it. */
    private List<LedgerEntry> relevant(String id, Outcome outcome) {
        return candidates(id).stream()
                .filter(entry -> outcome != Outcome.CONFORMS || !entry.isWild())
                .toList();
    }

    /** Best fit first; among equals the file's order. */
    private List<LedgerEntry> candidates(String id) {
        ProbeId asked = ProbeId.of(id);
        return entries.stream()
                .filter(entry -> entry.fit(asked) != LedgerEntry.Fit.NONE)
                .sorted(Comparator.comparing((LedgerEntry entry) -> entry.fit(asked)))
                .toList();
    }

    private static Verdict verdict(Outcome outcome, List<LedgerEntry> entries) {
        return switch (outcome) {
            case CONFORMS -> entries.isEmpty() ? Verdict.EXPECTED : Verdict.FIXED;
            case DEVIATES -> entries.isEmpty() ? Verdict.NEW : Verdict.KNOWN;
            case NOT_APPLICABLE -> Verdict.EXPECTED;
            case INCONCLUSIVE, ERROR -> Verdict.OPEN;
        };
    }

    private static LedgerEntry entry(YamlMapping yaml) {
        yaml.allow(ENTRY_KEYS);
        String outcome = yaml.text("outcome").orElse("deviates");
        if (!outcome.equals("deviates")) {
            throw yaml.wrong("outcome", "outcome " + outcome + "; only deviates can be expected, so leave it out");
        }
        Optional<String> rule = yaml.text("rule");
        if (rule.isPresent() && !RuleCatalogue.shipped().contains(rule.get())) {
            throw yaml.wrong("rule", "no requirement " + rule.get() + "; take an id of requirements.csv");
        }
        String reference = reference(yaml);
        List<String> aka = yaml.texts("aka");
        if (aka.stream().anyMatch(name -> new Glob(name).isWild())) {
            throw yaml.wrong("aka", "a glob; earlier names are whole ids");
        }
        return new LedgerEntry(
                yaml.required("probe"),
                aka,
                rule,
                givens(yaml),
                yaml.text("finding"),
                yaml.required("reason"),
                reference);
    }

    private static FuzzEntry fuzzEntry(YamlMapping yaml) {
        yaml.allow(FUZZ_KEYS);
        return new FuzzEntry(
                yaml.required("fuzz"),
                yaml.text("after"),
                yaml.text("finding"),
                yaml.required("reason"),
                reference(yaml));
    }

    private static Set<Given> givens(YamlMapping yaml) {
        List<String> names = yaml.texts("given");
        Set<Given> givens = Arrays.stream(Given.values())
                .filter(each -> names.contains(each.name()))
                .collect(Collectors.toSet());
        if (givens.size() != names.size()) {
            throw yaml.wrong("given", "no rule presumes one of " + names + "; take claims that profiles have");
        }
        return givens;
    }

    private static String reference(YamlMapping yaml) {
        String reference = yaml.required("reference");
        if (reference.contains("://")) {
            throw yaml.wrong("reference", "a URL (" + reference + "); name document and section, for links break");
        }
        return reference;
    }
}
