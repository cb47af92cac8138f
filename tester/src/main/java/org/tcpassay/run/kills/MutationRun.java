// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.kills;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tcpassay.model.Settings;
import org.tcpassay.mutants.Mutant;
import org.tcpassay.rules.Rule;
import org.tcpassay.run.Answer;
import org.tcpassay.run.Assay;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.Finding;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.target.Target;
import org.tcpassay.target.reference.ReferenceTarget;
import org.tcpassay.wire.IpVersion;

/**
 * Asks all probes of all mutants, in virtual time. The same seed gives the same matrix, however many jobs there are:
 * each probe has a fresh stack whose choices hang on the seed alone.
 *
 * <p>Mistakes in IP itself are few, so of a probe over both versions the twin over IPv6 is asked only of mutants that the
 * one over IPv4 notices, that break what is IPv6's alone, or that nobody noticed so far: it must notice some of these to
 * prove anything.
 *
 * <p>A kill counts in the mutant's own rules only. So a probe that exchanges very many packets with the reference is
 * asked only of mutants that break one of its rules: of the others it could tell nothing but side effects, at half the
 * price of the whole.
 */
public final class MutationRun {

    /** For one probe, where the longest takes some milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Packets; nineteen probes of twenty exchange fewer than twenty, and one of thirty more than these. */
    private static final int LONG = 50;

    private final List<CatalogueEntry> probes;
    private final List<CatalogueEntry> firsts;
    private final List<CatalogueEntry> twins;
    private final Map<String, Integer> places = new HashMap<>(); // in the catalogue, by id
    private final long seed;
    private final int jobs;
    private final Map<Settings, List<Answer>> references = new HashMap<>();
    private long executions;

    /** @param jobs side by side; more than processors gain nothing */
    public MutationRun(List<CatalogueEntry> probes, long seed, int jobs) {
        this.probes = List.copyOf(probes);
        Set<String> overV4 = probes.stream()
                .map(CatalogueEntry::info)
                .filter(probe -> probe.version() == IpVersion.V4)
                .map(ProbeInfo::idOfBoth)
                .collect(Collectors.toSet());
        this.firsts = probes.stream().filter(probe -> !isTwin(probe, overV4)).toList();
        this.twins = probes.stream().filter(probe -> isTwin(probe, overV4)).toList();
        probes.forEach(probe -> places.put(probe.info().id(), places.size()));
        this.seed = seed;
        this.jobs = jobs;
    }

    private static boolean isTwin(CatalogueEntry probe, Set<String> overV4) {
        return probe.info().version() == IpVersion.V6
                && overV4.contains(probe.info().idOfBoth());
    }

    /** @param told is told each mutant's result at once, in order */
    public KillMatrix of(List<Mutant> mutants, Consumer<MutantResult> told) throws InterruptedException {
        long startNs = System.nanoTime();
        List<Answer> reference = reference(Settings.ordinary());
        List<MutantResult> rows = new ArrayList<>();
        for (Mutant mutant : mutants) {
            MutantResult row = row(mutant);
            rows.add(row);
            told.accept(row);
        }
        return new KillMatrix(seed, reference, rows, executions, Duration.ofNanos(System.nanoTime() - startNs));
    }

    private MutantResult row(Mutant mutant) throws InterruptedException {
        List<Answer> reference = reference(mutant.settings());
        Set<String> sound = ids(reference, answer -> answer.outcome() == Outcome.CONFORMS);
        Set<String> idle = ids(
                reference,
                answer -> answer.packets() > LONG
                        && broken(mutant, answer.probe()).isEmpty());
        List<Answer> answers = new ArrayList<>(ask(mutant.target(), without(idle, firsts)));
        answers.addAll(ask(mutant.target(), without(idle, twinsFor(mutant, answers, sound))));
        answers.sort(Comparator.comparing(answer -> places.get(answer.probe().id())));
        return row(mutant, answers, sound);
    }

    private static Set<String> ids(List<Answer> answers, Predicate<Answer> which) {
        return answers.stream().filter(which).map(answer -> answer.probe().id()).collect(Collectors.toSet());
    }

    private static List<CatalogueEntry> without(Set<String> ids, List<CatalogueEntry> some) {
        return some.stream().filter(entry -> !ids.contains(entry.info().id())).toList();
    }

    private static List<String> broken(Mutant mutant, ProbeInfo probe) {
        return probe.rules().stream().map(Rule::id).filter(mutant::breaks).toList();
    }

    private List<CatalogueEntry> twinsFor(Mutant mutant, List<Answer> answers, Set<String> sound) {
        Set<String> noticing = answers.stream()
                .filter(answer -> answer.outcome() == Outcome.DEVIATES)
                .filter(answer -> sound.contains(answer.probe().id()))
                .filter(answer -> kill(mutant, answer).isPresent())
                .map(answer -> answer.probe().idOfBoth())
                .collect(Collectors.toSet());
        boolean all = noticing.isEmpty() || mutant.isAboutIpv6();
        return twins.stream()
                .filter(twin -> all || noticing.contains(twin.info().idOfBoth()))
                .toList();
    }

    private static MutantResult row(Mutant mutant, List<Answer> answers, Set<String> sound) {
        List<Deviation> kills = new ArrayList<>();
        List<Deviation> sideEffects = new ArrayList<>();
        List<Answer> errors = new ArrayList<>();
        int inconclusive = 0;
        for (Answer answer : answers) {
            switch (answer.outcome()) {
                case DEVIATES -> {
                    if (sound.contains(answer.probe().id())) {
                        Optional<Deviation> kill = kill(mutant, answer);
                        kill.ifPresentOrElse(kills::add, () -> sideEffects.add(sideEffect(answer)));
                    }
                }
                case INCONCLUSIVE -> inconclusive++;
                case ERROR -> errors.add(answer);
                case CONFORMS, NOT_APPLICABLE -> {
                    // not noticed
                }
            }
        }
        return new MutantResult(mutant, kills, sideEffects, inconclusive, errors);
    }

    /**
     * The expectation that caught the mutant at what it breaks: the probe's own, which speaks for all its rules, or
     * that of a standing check whose rule the probe names. What a probe stumbles over by chance does not count.
     */
    static Optional<Deviation> kill(Mutant mutant, Answer answer) {
        ProbeInfo probe = answer.probe();
        List<String> broken = broken(mutant, probe);
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        Optional<Finding> own =
                answer.finding().filter(finding -> !answer.standing().contains(finding));
        if (own.isPresent()) {
            return own.map(finding -> Deviation.of(probe, broken.get(0), finding));
        }
        return answer.standing().stream()
                .filter(finding -> broken.contains(ruleOf(probe, finding)))
                .findFirst()
                .map(finding -> Deviation.of(probe, ruleOf(probe, finding), finding));
    }

    private static String ruleOf(ProbeInfo probe, Finding finding) {
        return finding.rule().orElse(probe.rules().get(0)).id();
    }

    private static Deviation sideEffect(Answer answer) {
        ProbeInfo probe = answer.probe();
        return answer.finding()
                .map(finding -> Deviation.of(probe, ruleOf(probe, finding), finding))
                .orElseGet(() -> new Deviation(probe, probe.rules().get(0).id(), answer.reason(), "", answer.reason()));
    }

    private List<Answer> reference(Settings settings) throws InterruptedException {
        List<Answer> known = references.get(settings);
        if (known != null) {
            return known;
        }
        List<Answer> answers = ask(ReferenceTarget.of(settings), probes);
        references.put(settings, answers);
        return answers;
    }

    private List<Answer> ask(Target target, List<CatalogueEntry> some) throws InterruptedException {
        executions += some.size();
        return new Assay(target, seed).ask(some, jobs, PATIENCE);
    }
}
