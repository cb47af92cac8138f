// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tcpassay.report.Console;
import org.tcpassay.report.Ink;
import org.tcpassay.report.Reports;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.Ledger;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.RunPlan;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Runner;
import org.tcpassay.target.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs probes and judges. */
@Command(
        name = "run",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Runs probes against a target and holds what they find against its ledger.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./tcpassay run                                 every fast probe against this machine's kernel",
            "  ./tcpassay run established time-wait           those of two states",
            "  ./tcpassay run --rule 'RFC5961-*' --pcap all   those of a document, every capture kept",
            "  ./tcpassay run --slow --out /tmp/slow          the slow ones too",
            "  ./tcpassay run --target tcp:198.18.0.5:7 --link packet:eth1",
            "                                                 a stack that somebody else started",
            "  ./tcpassay run --target unix:/tmp/stack.sock   one of your own, behind a socket",
            "  ./tcpassay run close --fault lose-first-fin    with a fault on the road to the target",
            "  ./tcpassay run --slow --long --target reference",
            "                                                 RFC 9293 itself, hours of it in a second",
            "",
            "Exit status: 0 nothing new, 1 new deviation, 2 inconclusive, 3 tester error, 64 wrong usage."
        })
final class RunCommand implements Callable<Integer> {

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
            description = "Where report.html, junit.xml, result.json and captures go (${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private RunOptions options;

    @Option(
            names = "--write-ledger",
            description =
                    "Write a ledger that expects what was seen: into --ledger FILE, new or not, or DIR/ledger.yaml.")
    private boolean writeLedger;

    @Option(names = "--repeat", paramLabel = "N", defaultValue = "1", description = "Run each probe N times.")
    private int repeat;

    @Option(
            names = {"-v", "--verbose"},
            description = "Tell what documents say of each probe's matter and what was seen, and the settings turned.")
    private boolean verbose;

    @Option(names = "--dry-run", description = "Only say what would run.")
    private boolean dryRun;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (repeat < 1) {
            throw new Misuse("--repeat: " + repeat + " rounds; 1 or more");
        }
        options.check();
        Catalogue catalogue = choice.catalogue();
        List<ProbeInfo> probes = choice.from(catalogue.probes());
        List<Target> chosen = targets.targets(source);
        options.road(); // a wrong name is told before anything runs
        if (dryRun) {
            return say(probes, chosen);
        }
        List<CatalogueEntry> entries =
                probes.stream().map(probe -> catalogue.entry(probe.id())).toList();
        int status = ExitStatus.NOTHING_NEW;
        for (Target target : chosen) {
            Path folder = chosen.size() == 1 ? out : out.resolve(OutFolder.nameOf(target));
            status = ExitStatus.worse(status, judge(target, entries, folder));
        }
        return status;
    }

    private int judge(Target bare, List<CatalogueEntry> entries, Path folder) throws InterruptedException {
        long number = options.seed();
        Optional<FaultyRoad> road = options.road();
        Target target = road.map(one -> one.to(bare, number)).orElse(bare);
        Ledger expected = Shelf.ledger(target, options.ledger().filter(file -> !writeLedger || Files.exists(file)));
        options.ledger().filter(file -> writeLedger).ifPresent(RunCommand::checkWritable);
        OutFolder.claim(folder);
        Optional<String> complaint = Trial.complaint(target);
        if (complaint.isPresent()) {
            throw new Misuse(complaint.get());
        }
        List<CatalogueEntry> asked = entries.stream()
                .filter(entry -> target.versions().contains(entry.info().version()))
                .toList();
        if (asked.isEmpty()) {
            throw new Misuse("target " + target.name() + ": not reached over "
                    + entries.get(0).info().version().text() + "; leave --ip out");
        }
        var console = new Console(
                main.out(), Ink.detect(System.getenv()), target.name() + ": " + target.description(), verbose);
        var plan = new RunPlan(
                Version.number(),
                asked,
                repeat,
                options.jobs(),
                number,
                options.timingScale(),
                spec.commandLine().getParseResult().originalArgs(),
                Optional.of(folder));
        RunReport report = Reports.write(new Runner(target, expected, console).run(plan), folder, options.pcap());
        console.ended(report);
        road.ifPresent(one -> main.out().println(one.told()));
        if (writeLedger) {
            Path file = options.ledger().orElse(folder.resolve("ledger.yaml"));
            write(file, expected.propose(report.results()));
            main.out().println("ledger written to " + file + "; explain what is marked TO EXPLAIN");
        }
        return ExitStatus.of(report);
    }

    private int say(List<ProbeInfo> probes, List<Target> chosen) {
        probes.forEach(probe -> main.out().println(probe.id()));
        for (Target target : chosen) {
            main.out().println(probes.size() + " probes against " + target.name() + ": " + target.description());
        }
        return ExitStatus.NOTHING_NEW;
    }

    /** Before the run that would be lost otherwise. */
    private static void checkWritable(Path ledger) {
        Path place = Files.exists(ledger) ? ledger : ledger.toAbsolutePath().getParent();
        if (!Files.isWritable(place)) {
            throw new Misuse("writing ledger " + ledger + ": no permission, or no folder for it; name another file");
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw OutFolder.unwritable(file, e);
        }
    }

    /** Probes mostly wait for timers of the kernel: measured on two cores, more than 32 gained nothing. */
    static int ordinaryJobs() {
        return 16 * Runtime.getRuntime().availableProcessors();
    }
}
