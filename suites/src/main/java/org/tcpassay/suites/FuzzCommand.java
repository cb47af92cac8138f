// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tcpassay.mutants.Mutant;
import org.tcpassay.mutants.Mutants;
import org.tcpassay.referee.fuzz.Drill;
import org.tcpassay.referee.fuzz.SequenceFile;
import org.tcpassay.report.FuzzConsole;
import org.tcpassay.report.FuzzFiles;
import org.tcpassay.report.FuzzMutants;
import org.tcpassay.report.FuzzReplay;
import org.tcpassay.report.Ink;
import org.tcpassay.run.FuzzReason;
import org.tcpassay.run.Ledger;
import org.tcpassay.run.fuzz.Find;
import org.tcpassay.run.fuzz.FuzzPlan;
import org.tcpassay.run.fuzz.FuzzReport;
import org.tcpassay.run.fuzz.FuzzRun;
import org.tcpassay.target.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Hunts a stack with random sequences. */
@Command(
        name = "fuzz",
        abbreviateSynopsis = true,
        sortOptions = false,
        description =
                "Asks a target random sequences of segments and user calls, legal and illegal, and holds each answer"
                        + " against the model. Each disagreement is asked again, shrunk, and told as a probe ready to paste.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./tcpassay fuzz --seconds 20                         this machine's kernel",
            "  ./tcpassay fuzz --target reference                   the model against itself: finds nothing",
            "  ./tcpassay fuzz --target mutants --seconds 2         how soon each mutant is found out",
            "  ./tcpassay fuzz --replay tcpassay-out/fuzz/001.yaml  one sequence again",
            "",
            "Exit status: 0 nothing new, 1 a disagreement that the ledger does not explain, 3 tester error,",
            "64 wrong usage."
        })
final class FuzzCommand implements Callable<Integer> {

    private static final String MUTANTS = "mutants";

    @Mixin
    private TargetChoice targets;

    @Mixin
    private SourceTree source;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How long; with --target mutants at most, for each (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            converter = Seed.class,
            description = "Fixes the sequences and their numbers (random, and printed).")
    private Optional<Long> seed;

    @Option(names = "--jobs", paramLabel = "N", description = "Side by side (4 for each core; in virtual time 1).")
    private Optional<Integer> jobs;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "The disagreements to expect, instead of the shipped ones of the target.")
    private Optional<Path> ledger;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "tcpassay-out",
            description = "Where fuzz.json goes, and each new disagreement: fuzz/NNN.java, fuzz/NNN.yaml"
                    + " (${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--replay", paramLabel = "FILE", description = "Only this sequence, once.")
    private Optional<Path> replay;

    @ParentCommand
    private Main main;

    @Override
    public Integer call() throws InterruptedException {
        check(seconds >= 1, "--seconds: " + seconds + "; 1 or more");
        check(jobs.orElse(1) >= 1, "--jobs: " + jobs.orElse(1) + " side by side; 1 or more");
        long chosen = seed.orElseGet(Seed::random);
        if (targets.isOnly(MUTANTS)) {
            check(replay.isEmpty(), "--replay: a file is replayed against one target, not against all mutants");
            return mutants(chosen);
        }
        int status = ExitStatus.NOTHING_NEW;
        for (Target target : targets.targets(source)) {
            status = ExitStatus.worse(status, replay.isPresent() ? replay(target, chosen) : fuzz(target, chosen));
        }
        return status;
    }

    private int fuzz(Target target, long chosen) throws InterruptedException {
        FuzzPlan plan = plan(target, chosen, Shelf.ledger(target, ledger), false);
        OutFolder.claim(out);
        refuseWhatCannotBeAsked(target);
        var console = new FuzzConsole(main.out(), Ink.detect(System.getenv()));
        console.started(target.name() + ": " + target.description() + ", " + seconds + " s", chosen);
        FuzzReport report = FuzzRun.run(plan, console::progress);
        FuzzFiles.write(report, target.name(), chosen, Version.number(), out);
        console.ended(report, FuzzFiles.folder(out));
        return report.of(Find.Standing.NEW).isEmpty() ? ExitStatus.NOTHING_NEW : ExitStatus.NEW_DEVIATION;
    }

    private int replay(Target target, long chosen) throws InterruptedException {
        Path path = replay.orElseThrow();
        String doing = "replaying " + path;
        SequenceFile file = SequenceFile.read(doing, text(doing, path));
        refuseWhatCannotBeAsked(target);
        Ledger expected = Shelf.ledger(target, ledger);
        Drill.Outcome outcome = onThreadOfItsOwn(plan(target, chosen, expected, false), file);
        Optional<FuzzReason> known = outcome.category()
                .flatMap(category -> expected.reasonForFuzz(category.id(), outcome.traits(), outcome.got()));
        FuzzReplay.tell(main.out(), outcome, known.map(FuzzReason::words));
        boolean fresh = outcome.category().isPresent() && known.isEmpty();
        return fresh ? ExitStatus.NEW_DEVIATION : ExitStatus.NOTHING_NEW;
    }

    /** Opening a station may move its thread into another namespace. */
    private static Drill.Outcome onThreadOfItsOwn(FuzzPlan plan, SequenceFile file) throws InterruptedException {
        return Apart.run("replay", () -> FuzzRun.replay(plan, file));
    }

    private int mutants(long chosen) throws InterruptedException {
        List<Mutant> all = Mutants.all();
        var table = new FuzzMutants(main.out(), Ink.detect(System.getenv()));
        table.started(all.size(), seconds, chosen);
        for (Mutant mutant : all) {
            Target target = mutant.target();
            FuzzReport report = FuzzRun.run(plan(target, chosen, Ledger.empty(target.name()), true), sequences -> {});
            table.asked(mutant, report);
        }
        table.ended();
        return ExitStatus.NOTHING_NEW;
    }

    private FuzzPlan plan(Target target, long chosen, Ledger expected, boolean firstOnly) {
        int cores = Runtime.getRuntime().availableProcessors();
        int side = jobs.orElse(target.isVirtual() ? cores : 4 * cores);
        return new FuzzPlan(target, chosen, Duration.ofSeconds(seconds), side, expected, firstOnly);
    }

    private static void refuseWhatCannotBeAsked(Target target) throws InterruptedException {
        Optional<String> complaint = Trial.complaint(target);
        if (complaint.isPresent()) {
            throw new Misuse(complaint.get());
        }
    }

    private static String text(String doing, Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new Misuse(
                    doing + ": cannot be read ("
                            + e.getClass()
                                    .getSimpleName()
                                    .replaceFirst("Exception$", "")
                                    .toLowerCase(Locale.ROOT)
                            + "); name a file that a run has written",
                    e);
        }
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new Misuse(sentence);
        }
    }
}
