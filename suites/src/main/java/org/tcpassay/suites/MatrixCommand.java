// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tcpassay.referee.matrix.Cells;
import org.tcpassay.report.Ink;
import org.tcpassay.report.MatrixConsole;
import org.tcpassay.report.MatrixReports;
import org.tcpassay.report.PcapChoice;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.Ledger;
import org.tcpassay.run.RunPlan;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Runner;
import org.tcpassay.run.Selection;
import org.tcpassay.target.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Asks every state every segment, and lets the model judge. */
@Command(
        name = "matrix",
        abbreviateSynopsis = true,
        sortOptions = false,
        description =
                "Brings targets into every state, asks each every stimulus, and compares with the model of the RFC.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./tcpassay matrix                             this machine's kernel",
            "  ./tcpassay matrix --target linux,reference    side by side with the model itself",
            "  ./tcpassay matrix closing 'time-wait.fin-*'   some of its cells",
            "  ./tcpassay run matrix.closing.fin-beyond      one cell, as any other probe",
            "",
            "Exit status: 0 nothing new, 1 new deviation, 2 inconclusive, 3 tester error, 64 wrong usage."
        })
final class MatrixCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "CELL",
            description = "States, cells or globs, such as closing or '*.fin-beyond'; none means all.")
    private List<String> words = new ArrayList<>();

    @Mixin
    private TargetChoice targets;

    @Mixin
    private SourceTree source;

    @Option(
            names = "--ip",
            paramLabel = "VERSION",
            defaultValue = "4",
            converter = IpChoice.Reader.class,
            description = "4 (the default) or 6: the version of IP to ask over.")
    private IpChoice ip = IpChoice.BOTH;

    @Option(names = "--all", description = "Print the rows too in which every target is right.")
    private boolean all;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "tcpassay-out",
            description = "Where matrix.html, junit.xml, result.json and captures go (${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--pcap",
            paramLabel = "WHICH",
            defaultValue = "none",
            description = "Captures to keep: none (the default), failing or all.")
    private PcapChoice pcap;

    @Mixin
    private AskingOptions asking;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        asking.check();
        List<CatalogueEntry> cells = cells();
        List<Target> chosen = targets.targets(source);
        OutFolder.claim(out);
        var reports = new ArrayList<RunReport>();
        long number = asking.seed();
        for (Target target : chosen) {
            Path folder = chosen.size() == 1 ? out : out.resolve(OutFolder.nameOf(target));
            reports.add(ask(target, cells, number, folder));
        }
        List<RunReport> written = MatrixReports.write(reports, out, pcap);
        MatrixConsole.print(main.out(), Ink.detect(System.getenv()), written, all);
        main.out().println("reports   " + out.resolve("matrix.html") + ", junit.xml, result.json");
        return reports.stream().map(ExitStatus::of).reduce(ExitStatus.NOTHING_NEW, ExitStatus::worse);
    }

    private List<CatalogueEntry> cells() {
        if (ip.equals(IpChoice.BOTH)) {
            throw new Misuse("--ip: both; 4 or 6, one table each");
        }
        Catalogue catalogue = Shelf.cells(ip.versions().iterator().next());
        String before = Cells.TOPIC + ".";
        List<String> ids = words.stream()
                .map(word -> word.startsWith(before) ? word : before + word)
                .toList();
        Selection.Choice choice = Selection.everything().words(ids).of(catalogue.probes());
        if (choice instanceof Selection.Choice.Chosen some) {
            return some.probes().stream()
                    .map(cell -> catalogue.entry(cell.id()))
                    .toList();
        }
        throw new Misuse(((Selection.Choice.Refused) choice).sentence());
    }

    private RunReport ask(Target target, List<CatalogueEntry> cells, long number, Path folder)
            throws InterruptedException {
        Ledger expected = Shelf.ledger(target, asking.ledger());
        OutFolder.claim(folder);
        Optional<String> complaint = Trial.complaint(target);
        if (complaint.isPresent()) {
            throw new Misuse(complaint.get());
        }
        main.out().println(cells.size() + " cells against " + target.name() + ": " + target.description());
        main.out().flush();
        var plan = new RunPlan(
                Version.number(),
                cells,
                1,
                asking.jobs(),
                number,
                1,
                spec.commandLine().getParseResult().originalArgs(),
                Optional.of(folder));
        return new Runner(target, expected, new Unheard()).run(plan);
    }
}
