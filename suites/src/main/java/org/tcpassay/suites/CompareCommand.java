// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tcpassay.report.CompareConsole;
import org.tcpassay.report.CompareReports;
import org.tcpassay.report.Ink;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.compare.Comparison;
import org.tcpassay.target.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Asks several stacks the same, and shows where they differ. */
@Command(
        name = "compare",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Asks several targets the same, all at once, and shows their answers side by side.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./tcpassay compare --target linux,reference           this kernel and RFC 9293 itself",
            "  ./tcpassay compare established --target linux,lwip    the probes of one state",
            "  ./tcpassay compare --target linux,netns:plain --slow  the same kernel, set otherwise",
            "  ./tcpassay compare matrix --target linux,reference    every segment in every state",
            "",
            "Exit status: the worst of all targets: 0 nothing new, 1 new deviation, 2 inconclusive, 3 tester error,",
            "64 wrong usage. That they differ is no fault of any."
        })
final class CompareCommand implements Callable<Integer> {

    @Mixin
    private ProbeChoice choice;

    @Mixin
    private TargetChoice targets;

    @Mixin
    private SourceTree source;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "tcpassay-out",
            description = "Where compare.html and compare.json go, and a folder of reports for each target"
                    + " (${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private RunOptions options;

    @Option(names = "--dry-run", description = "Only say what would run.")
    private boolean dryRun;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        options.check();
        options.road(); // a wrong name is told before anything runs
        Catalogue catalogue = choice.catalogue();
        List<ProbeInfo> probes = choice.from(catalogue.probes());
        List<Target> chosen = targets.targets(source);
        check(chosen);
        if (dryRun) {
            return say(probes, chosen);
        }
        List<CatalogueEntry> entries =
                probes.stream().map(probe -> catalogue.entry(probe.id())).toList();
        var asking = new SideBySide(
                entries, options, out, spec.commandLine().getParseResult().originalArgs(), main.out());
        List<RunReport> reports = asking.ask(chosen);
        Comparison comparison = Comparison.of(reports);
        CompareReports.write(comparison, out);
        CompareConsole.print(main.out(), Ink.detect(System.getenv()), comparison, out);
        return reports.stream().map(ExitStatus::of).reduce(ExitStatus.NOTHING_NEW, ExitStatus::worse);
    }

    private static void check(List<Target> chosen) {
        if (chosen.size() < 2) {
            throw new Misuse("comparing targets: only " + chosen.get(0).name()
                    + "; name two or more, such as --target linux,reference");
        }
        Set<String> names = new HashSet<>();
        for (Target target : chosen) {
            if (!names.add(OutFolder.nameOf(target))) {
                throw new Misuse("comparing targets: " + target.name() + " twice; name each once");
            }
        }
    }

    private int say(List<ProbeInfo> probes, List<Target> chosen) {
        probes.forEach(probe -> main.out().println(probe.id()));
        for (Target target : chosen) {
            main.out().println(probes.size() + " probes against " + target.name() + ": " + target.description());
        }
        return ExitStatus.NOTHING_NEW;
    }
}
