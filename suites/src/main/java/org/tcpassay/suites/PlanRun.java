// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tcpassay.report.Console;
import org.tcpassay.report.Ink;
import org.tcpassay.report.Reports;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.Ledger;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunPlan;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Runner;
import org.tcpassay.target.Target;

/** One run of all probes of a plan, side by side; the first test that asks for its own makes it. */
final class PlanRun {

    private final Target target;
    private final Optional<FaultyRoad> road;
    private final PlanOptions words;
    private final List<CatalogueEntry> entries;
    private final Ledger ledger;
    private final RunPlan plan;
    private final Path folder;
    private final FutureTask<Done> run = new FutureTask<>(this::run);

    /** What came of it. */
    private record Done(RunReport report, Map<String, ProbeResult> byId) {}

    PlanRun(String name, List<String> command, Target bare, PlanOptions words) {
        long number = words.options().seed();
        this.road = words.options().road();
        this.target = road.map(one -> one.to(bare, number)).orElse(bare);
        this.words = words;
        this.entries = words.probes(target);
        this.ledger = Shelf.ledger(target, words.options().ledger());
        this.folder = words.out().resolve(name);
        this.plan = new RunPlan(
                Version.number(),
                entries,
                1,
                words.options().jobs(),
                number,
                words.options().timingScale(),
                command,
                Optional.of(folder));
    }

    List<ProbeInfo> probes() {
        return entries.stream().map(CatalogueEntry::info).toList();
    }

    RunReport report() throws InterruptedException {
        return done().report();
    }

    ProbeResult result(String id) throws InterruptedException {
        return done().byId().get(id);
    }

    private Done done() throws InterruptedException {
        run.run(); // does nothing the second time
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }

    private Done run() throws InterruptedException {
        OutFolder.claim(folder);
        Optional<String> complaint = Trial.complaint(target);
        if (complaint.isPresent()) {
            throw new Misuse(complaint.get());
        }
        RunReport report = new Runner(target, ledger, new Unheard()).run(plan);
        RunReport written = Reports.write(report, folder, words.options().pcap());
        new Console(System.out, Ink.PLAIN, target.name()).ended(written);
        road.ifPresent(one -> System.out.println(one.told()));
        return new Done(
                written,
                written.results().stream()
                        .collect(Collectors.toMap(result -> result.probe().id(), Function.identity())));
    }
}
