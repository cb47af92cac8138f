// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tcpassay.mutants.Mutant;
import org.tcpassay.mutants.Mutants;
import org.tcpassay.report.Ink;
import org.tcpassay.report.MutantsConsole;
import org.tcpassay.report.MutantsReports;
import org.tcpassay.rules.Glob;
import org.tcpassay.rules.Nearest;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.Selection;
import org.tcpassay.run.Tier;
import org.tcpassay.run.kills.KillMatrix;
import org.tcpassay.run.kills.KillReport;
import org.tcpassay.run.kills.MutationRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows which probe notices which mistake. */
@Command(
        name = "mutants",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Runs every probe against stacks with one mistake each, and shows which probe notices which.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./tcpassay mutants                            all probes against all mutants",
            "  ./tcpassay mutants --list                     the mistakes, and the rules that they break",
            "  ./tcpassay mutants 'rst-*'                    whether these are noticed, and by whom",
            "  ./tcpassay mutants --probe 'time-wait.*'      whether these probes notice anything",
            "",
            "Exit status: 0 every mutant is killed and every probe kills one, 1 otherwise, 3 tester error,",
            "64 wrong usage. A mutant that awaits a probe may live; one that is asked for by name is judged alone."
        })
final class MutantsCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "MUTANT", description = "Names or globs, such as 'rst-*'; none means all.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--probe",
            paramLabel = "GLOB",
            split = ",",
            hideParamSyntax = true,
            description = "Only these probes: ids, their leading parts, or globs.")
    private List<String> probes = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "tcpassay-out",
            description = "Where mutants.html and mutants.json go (${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "0x5eed",
            converter = Seed.class,
            description = "Fixes everything random (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--list", description = "Only show each mutant, what it breaks and how.")
    private boolean list;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        List<Mutant> mutants = chosen();
        Ink ink = Ink.detect(System.getenv());
        if (list) {
            MutantsConsole.list(main.out(), ink, mutants);
            return ExitStatus.NOTHING_NEW;
        }
        List<CatalogueEntry> entries = entries();
        OutFolder.claim(out);
        var console = new MutantsConsole(main.out(), ink, mutants.size(), entries.size());
        console.started();
        Instant started = Instant.now();
        int jobs = Runtime.getRuntime().availableProcessors();
        KillMatrix matrix = new MutationRun(entries, seed, jobs).of(mutants, console::asked);
        var report = new KillReport(
                Version.number(),
                matrix,
                names.isEmpty(),
                probes.isEmpty(),
                started,
                spec.commandLine().getParseResult().originalArgs(),
                out);
        MutantsReports.write(report);
        console.ended(report);
        return ExitStatus.of(report);
    }

    private List<Mutant> chosen() {
        List<Mutant> all = Mutants.all();
        for (String name : names) {
            var glob = new Glob(name);
            if (all.stream().noneMatch(mutant -> glob.matches(mutant.name()))) {
                Set<String> known = all.stream().map(Mutant::name).collect(Collectors.toCollection(TreeSet::new));
                List<String> nearest = Nearest.to(name, known, 3);
                String hint = nearest.isEmpty() ? "see --list" : "did you mean " + Nearest.sentence(nearest) + "?";
                throw new Misuse("selecting mutants: none is called " + name + "; " + hint);
            }
        }
        return all.stream()
                .filter(mutant ->
                        names.isEmpty() || names.stream().anyMatch(name -> new Glob(name).matches(mutant.name())))
                .toList();
    }

    /** Of all tiers: in virtual time none is slow. */
    private List<CatalogueEntry> entries() {
        Catalogue catalogue = ProbeChoice.catalogue(probes);
        Selection.Choice choice = Selection.everything()
                .tiers(new LinkedHashSet<>(List.of(Tier.values())))
                .words(probes)
                .of(catalogue.probes());
        if (choice instanceof Selection.Choice.Chosen chosen) {
            return chosen.probes().stream()
                    .map(probe -> catalogue.entry(probe.id()))
                    .toList();
        }
        throw new Misuse(((Selection.Choice.Refused) choice).sentence());
    }
}
