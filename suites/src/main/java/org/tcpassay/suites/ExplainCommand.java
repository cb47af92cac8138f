// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tcpassay.report.Console;
import org.tcpassay.report.ExplainConsole;
import org.tcpassay.report.ExplainHtml;
import org.tcpassay.report.Ink;
import org.tcpassay.report.Syllabus;
import org.tcpassay.report.Topic;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.RunPlan;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Runner;
import org.tcpassay.run.Tier;
import org.tcpassay.target.LinkKind;
import org.tcpassay.target.LinuxTarget;
import org.tcpassay.target.Target;
import org.tcpassay.wire.IpVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lets this machine's kernel show how a topic works. */
@Command(
        name = "explain",
        abbreviateSynopsis = true,
        sortOptions = false,
        description =
                "Lets this machine's kernel do what a topic is about, and draws what it did, with the states of both"
                        + " ends and the rules in plain words.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./tcpassay explain                             the topics",
            "  ./tcpassay explain handshake                   watch one",
            "  ./tcpassay explain crashes --html page.html    as a page for others too",
            "",
            "Exit status: 0 it is so on this kernel, 1 something was otherwise, 2 inconclusive, 3 tester error,",
            "64 wrong usage."
        })
final class ExplainCommand implements Callable<Integer> {

    private static final String GROUP = "lifecycle";

    @Parameters(
            arity = "0..1",
            paramLabel = "TOPIC",
            description = "What to explain; without it the topics are listed.")
    private Optional<String> topic = Optional.empty();

    @Option(names = "--html", paramLabel = "FILE", description = "Write it as a page that needs nothing else.")
    private Optional<Path> html = Optional.empty();

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Catalogue catalogue = Shelf.catalogue();
        if (topic.isEmpty()) {
            return list(catalogue);
        }
        Topic chosen = Topic.named(topic.get())
                .orElseThrow(() -> new Misuse(topic.get()
                        + ": no such topic; one of "
                        + String.join(
                                ", ", Stream.of(Topic.values()).map(Topic::tag).toList())));
        List<CatalogueEntry> entries = probes(catalogue, chosen);
        if (entries.isEmpty()) {
            throw new Misuse(chosen.tag() + ": no probe shows it yet");
        }
        Target target = new LinuxTarget(Shelf.profile("linux"), LinkKind.AUTO);
        Trial.complaint(target).ifPresent(complaint -> {
            throw new Misuse(complaint);
        });
        return show(chosen, entries, target);
    }

    private int show(Topic chosen, List<CatalogueEntry> entries, Target target) throws InterruptedException {
        var console = new ExplainConsole(main.out(), Ink.detect(System.getenv()), chosen);
        var plan = new RunPlan(
                Version.number(),
                entries,
                1,
                RunCommand.ordinaryJobs(),
                Seed.random(),
                1,
                spec.commandLine().getParseResult().originalArgs(),
                Optional.empty());
        RunReport report = new Runner(target, Shelf.ledger(target, Optional.empty()), console).run(plan);
        console.ended(report);
        html.ifPresent(file -> write(file, ExplainHtml.of(report, chosen)));
        return ExitStatus.of(report);
    }

    private int list(Catalogue catalogue) {
        List<String> missing = new ArrayList<>();
        for (Topic each : Topic.values()) {
            int count = probes(catalogue, each).size();
            if (count == 0) {
                missing.add(each.tag());
            } else {
                main.out()
                        .println(String.format(
                                "  %-16s%-46s%s", each.tag(), each.title(), Console.plural(count, "picture")));
            }
        }
        if (!missing.isEmpty()) {
            main.out().println();
            main.out().println("no picture yet of " + String.join(", ", missing));
        }
        return ExitStatus.NOTHING_NEW;
    }

    /** Over one version of IP: the other looks the same. */
    private static List<CatalogueEntry> probes(Catalogue catalogue, Topic chosen) {
        Stream<ProbeInfo> probes = catalogue.probes().stream()
                .filter(probe -> probe.group().equals(GROUP) && chosen.isOf(probe.tags()))
                .filter(probe -> probe.version() == IpVersion.V4 && probe.tier() != Tier.LONG);
        return Syllabus.ordered(chosen, probes).stream()
                .map(probe -> catalogue.entry(probe.id()))
                .toList();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw OutFolder.unwritable(file, e);
        }
    }
}
