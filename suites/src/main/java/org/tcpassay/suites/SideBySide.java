// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tcpassay.report.Printable;
import org.tcpassay.report.Reports;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.Ledger;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.RunPlan;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Runner;
import org.tcpassay.run.Shares;
import org.tcpassay.run.Verdict;
import org.tcpassay.target.Target;

/**
 * Runs of the same probes against several targets, under one seed. Those that mostly wait, as a kernel does, are asked
 * all at once; those in virtual time go before them one by one, for each takes all processors for a moment.
 */
final class SideBySide {

    private final List<CatalogueEntry> entries;
    private final RunOptions options;
    private final Path out;
    private final List<String> words;
    private final PrintStream told;
    private final long seed;

    /**
     * @param out gets a folder for each target
     * @param words of the command
     * @param told hears a line as soon as a target is done
     */
    SideBySide(List<CatalogueEntry> entries, RunOptions options, Path out, List<String> words, PrintStream told) {
        this.entries = entries;
        this.options = options;
        this.out = out;
        this.words = words;
        this.told = told;
        this.seed = options.seed();
    }

    /** A target that can be asked, and all that it takes. */
    private record Side(Target target, Ledger ledger, RunPlan plan, Optional<FaultyRoad> road) {}

    /**
     * Asks all, and writes the reports of each.
     *
     * @return the runs in the order of the targets
     * @throws Misuse if one cannot be asked; then none is
     */
    List<RunReport> ask(List<Target> targets) throws InterruptedException {
        List<Side> sides = new ArrayList<>();
        for (Target target : targets) {
            sides.add(side(target));
        }
        told.println("comparing " + targets.size() + " targets by " + entries.size() + " probes, seed 0x"
                + Long.toHexString(seed));
        told.flush();
        Map<String, RunReport> reports = new LinkedHashMap<>();
        for (Side side : sides) {
            if (side.target().isVirtual()) {
                reports.put(side.target().name(), run(side, new Shares(options.jobs(), 1)));
            }
        }
        allAtOnce(sides.stream().filter(side -> !side.target().isVirtual()).toList(), reports);
        return sides.stream().map(side -> reports.get(side.target().name())).toList();
    }

    private Side side(Target bare) throws InterruptedException {
        Optional<FaultyRoad> road = options.road();
        Target target = road.map(one -> one.to(bare, seed)).orElse(bare);
        Path folder = out.resolve(OutFolder.nameOf(target));
        Ledger ledger = Shelf.ledger(target, options.ledger());
        OutFolder.claim(folder);
        Optional<String> complaint = Trial.complaint(target);
        if (complaint.isPresent()) {
            throw new Misuse("target " + target.name() + ": " + complaint.get());
        }
        List<CatalogueEntry> asked = entries.stream()
                .filter(entry -> target.versions().contains(entry.info().version()))
                .toList();
        if (asked.isEmpty()) {
            throw new Misuse("target " + target.name() + ": not reached over "
                    + entries.get(0).info().version().text() + "; leave --ip out");
        }
        var plan = new RunPlan(
                Version.number(), asked, 1, options.jobs(), seed, options.timingScale(), words, Optional.of(folder));
        return new Side(target, ledger, plan, road);
    }

    private void allAtOnce(List<Side> sides, Map<String, RunReport> reports) throws InterruptedException {
        if (sides.isEmpty()) {
            return;
        }
        var shares = new Shares(options.jobs(), sides.size());
        ExecutorService threads = Executors.newFixedThreadPool(sides.size());
        try {
            Map<String, Future<RunReport>> running = new LinkedHashMap<>();
            sides.forEach(side -> running.put(side.target().name(), threads.submit(() -> run(side, shares))));
            for (Map.Entry<String, Future<RunReport>> one : running.entrySet()) {
                reports.put(one.getKey(), finished(one.getValue()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static RunReport finished(Future<RunReport> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException broken) {
                throw broken; // as if it had been run here
            }
            throw new IllegalStateException("comparing targets: a run broke off", e.getCause());
        }
    }

    private RunReport run(Side side, Shares shares) throws InterruptedException {
        RunReport report = new Runner(side.target(), side.ledger(), new Unheard()).run(side.plan(), shares);
        Path folder = side.plan().out().orElseThrow();
        RunReport written = Reports.write(report, folder, options.pcap());
        synchronized (told) {
            told.println(Printable.line(done(written)));
            side.road().ifPresent(road -> told.println(road.told()));
            told.flush();
        }
        return written;
    }

    private static String done(RunReport report) {
        return String.format(
                Locale.ROOT,
                "  %-14s %s: %d of %d conform, %d known, %d new, %d n/a, %d open; %.1f s",
                report.target(),
                report.description(),
                report.count(Outcome.CONFORMS),
                report.results().size(),
                report.count(Verdict.KNOWN),
                report.count(Verdict.NEW),
                report.count(Outcome.NOT_APPLICABLE),
                report.count(Verdict.OPEN),
                report.wall().toNanos() / 1e9);
    }
}
