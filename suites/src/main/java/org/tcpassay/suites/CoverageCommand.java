// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tcpassay.report.CoverageConsole;
import org.tcpassay.report.CoverageReports;
import org.tcpassay.report.Ink;
import org.tcpassay.report.ResultFile;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.RunPlan;
import org.tcpassay.run.Runner;
import org.tcpassay.run.Tier;
import org.tcpassay.run.coverage.Answers;
import org.tcpassay.run.coverage.Coverage;
import org.tcpassay.run.coverage.CoverageReport;
import org.tcpassay.target.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows which requirement is checked by which probe, and what came of it. */
@Command(
        name = "coverage",
        abbreviateSynopsis = true,
        sortOptions = false,
        defaultValueProvider = CoverageCommand.ByTheModel.class,
        description = "Shows every requirement, the probes that check it, and what they find at each target.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./tcpassay coverage                            the table, asked of the model in virtual time",
            "  ./tcpassay coverage --target reference,linux   this machine's kernel beside it",
            "  ./tcpassay coverage --result old/result.json   what an earlier run found",
            "  ./tcpassay coverage --write                    after a probe was added: README and record",
            "  ./tcpassay coverage --source documents --target linux --slow",
            "                                                 what documents say of Linux, and what is seen",
            "",
            "Exit status: 0 every requirement that the wire can show has a probe or an excuse, and under 8 %% are",
            "excused; 1 otherwise, and when one lost its probe; 3 tester error, 64 wrong usage. What a target did is",
            "told, and judged by run."
        })
final class CoverageCommand implements Callable<Integer> {

    /** Whose sentences stand in the table. */
    enum Source {
        RFCS,
        DOCUMENTS
    }

    @Mixin
    private TargetChoice targets;

    @Option(
            names = "--source",
            paramLabel = "rfcs|documents",
            defaultValue = "rfcs",
            description = "What is to be covered: requirements of RFCs (${DEFAULT-VALUE}), or what documents say of"
                    + " connections on Linux.")
    private Source source;

    @Option(
            names = "--result",
            paramLabel = "FILE",
            split = ",",
            hideParamSyntax = true,
            description = "The result.json of an earlier run; several with commas between.")
    private List<Path> results = new ArrayList<>();

    @Option(names = "--slow", description = "Ask a target in real time the slow probes too, up to 150 s.")
    private boolean slow;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "tcpassay-out",
            description = "Where coverage.html, coverage.csv and coverage.json go (${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--write",
            description = "Record what is checked by now and write the counts into README.md, here in the sources.")
    private boolean write;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Instant started = Instant.now();
        boolean isOfRfcs = source == Source.RFCS;
        if (write && !isOfRfcs) {
            throw new Misuse("--write: what is recorded is about requirements; leave --source out");
        }
        Coverage coverage = isOfRfcs ? CoverageFiles.now() : CoverageFiles.ofStatements();
        if (write) {
            new CoverageFiles(Path.of("")).write(coverage);
        }
        var answers = new ArrayList<Answers>(
                results.stream().map(CoverageCommand::read).toList());
        OutFolder.claim(out);
        for (Target target : targets.targets()) {
            answers.add(ask(target));
        }
        var report = new CoverageReport(
                Version.number(),
                coverage,
                answers,
                write || !isOfRfcs ? List.of() : CoverageFiles.recorded().lostBy(coverage),
                started,
                spec.commandLine().getParseResult().originalArgs(),
                out);
        CoverageReports.write(report);
        CoverageConsole.print(main.out(), Ink.detect(System.getenv()), report);
        return ExitStatus.of(report);
    }

    private Answers ask(Target target) throws InterruptedException {
        Optional<String> complaint = Trial.complaint(target);
        if (complaint.isPresent()) {
            throw new Misuse(complaint.get());
        }
        Catalogue catalogue = Shelf.catalogue();
        Set<Tier> tiers = target.isVirtual() ? EnumSet.allOf(Tier.class) : EnumSet.of(Tier.FAST);
        if (slow) {
            tiers.add(Tier.SLOW);
        }
        List<CatalogueEntry> entries = catalogue.probes().stream()
                .filter(probe -> tiers.contains(probe.tier()))
                .map(probe -> catalogue.entry(probe.id()))
                .toList();
        var plan = new RunPlan(
                Version.number(),
                entries,
                1,
                RunCommand.ordinaryJobs(),
                Seed.random(),
                1,
                spec.commandLine().getParseResult().originalArgs(),
                Optional.of(out));
        return Answers.of(new Runner(target, Shelf.ledger(target, Optional.empty()), new Unheard()).run(plan));
    }

    private static Answers read(Path file) {
        try {
            return ResultFile.read(Files.readString(file));
        } catch (IOException e) {
            throw new Misuse(
                    "reading " + file + ": cannot be read (" + e.getClass().getSimpleName()
                            + "); name the result.json of a run",
                    e);
        } catch (IllegalArgumentException e) {
            throw new Misuse("reading " + file + ": " + e.getMessage() + "; name the result.json of a run", e);
        }
    }

    /** Whoever asks for the table alone gets it in a second. */
    static final class ByTheModel implements IDefaultValueProvider {

        @Override
        public @org.jspecify.annotations.Nullable String defaultValue(ArgSpec argument) {
            return argument instanceof OptionSpec option && option.longestName().equals("--target")
                    ? "reference"
                    : null;
        }
    }
}
