// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.tcpassay.model.Settings;
import org.tcpassay.run.Assay;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.Ledger;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.Runner;
import org.tcpassay.run.Tier;
import org.tcpassay.target.LinkKind;
import org.tcpassay.target.LinuxTarget;
import org.tcpassay.target.Target;
import org.tcpassay.target.reference.ReferenceTarget;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.testng.SkipException;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/**
 * A probe that has never failed proves nothing: each fast one that conforms must deviate on a wire that is bent after
 * its first stimulus, and so must each slow one that the reference, and with it every mutant, cannot be asked. What
 * the reference is asked some mutant fails too ({@link MutantsTest}); for the others it is not enough that they miss a
 * target that falls mute, they must also see one that says something wrong.
 */
public class EveryProbeCanFailTest {

    /**
     * What would fail these is a repetition that comes, a place that is forgotten: nothing that a bend of the wire makes
     * of an honest target. Mutants of the reference fail each.
     */
    private static final Set<String> UNBENT = Set.of(
            "addresses.second-address.listens-there-only",
            "addresses.second-address.kept",
            "addresses.second-address.opens-from-there",
            "push.several-segments.last-pushed",
            "recovery.window-updates.nothing-repeated[growing]",
            "recovery.duplicates-without-report.nothing-new",
            "recovery.one-report.nothing-repeated",
            "recovery.two-duplicates.nothing-repeated");

    private static final long SEED = 0x5eed;
    private static final int JOBS = 32; // most of the time is waited for a mute target
    private static final int NEVER = Integer.MAX_VALUE;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Catalogue CATALOGUE = Shelf.catalogue();

    /** Beside Linux: what it lacks. */
    private static final Target SEEDED = new AccurateEcnTarget();

    private Set<String> mutantless = Set.of();

    /** Neither the reference nor any of its mutants can be asked these. */
    @BeforeClass
    public void askTheReference() throws InterruptedException {
        List<CatalogueEntry> all = CATALOGUE.probes().stream()
                .filter(EveryProbeCanFailTest::isFirst)
                .map(probe -> CATALOGUE.entry(probe.id()))
                .toList();
        int jobs = Runtime.getRuntime().availableProcessors();
        mutantless = new Assay(ReferenceTarget.of(Settings.ordinary()), SEED)
                .ask(all, jobs, PATIENCE).stream()
                        .filter(answer -> answer.outcome() == Outcome.NOT_APPLICABLE)
                        .map(answer -> answer.probe().id())
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Test
    public void shouldBendWhatNoMutantCanFail() {
        assertTrue(!mutantless.isEmpty(), "the reference can't be asked some probes");
        assertEquals(
                mutantless.stream()
                        .filter(id -> UNBENT.contains(CATALOGUE.entry(id).info().idOfBoth()))
                        .toList(),
                List.of());
    }

    /** So that what fails these is the bend, and not that the seeded stack is wrong. */
    @Test
    public void shouldConformWithAccurateEcnOnDemand() {
        List<CatalogueEntry> onDemand = CATALOGUE.probes().stream()
                .filter(probe -> probe.id().startsWith("ecn.accurate-setup-syn.told-on-demand"))
                .map(probe -> CATALOGUE.entry(probe.id()))
                .toList();
        assertTrue(!onDemand.isEmpty(), "probes that switch Accurate ECN on");
        for (CatalogueEntry entry : onDemand) {
            ProbeResult result = ask(entry, SEEDED);
            assertEquals(result.outcome(), Outcome.CONFORMS, entry.info().id() + ": " + result.reason());
        }
    }

    @Test
    public void shouldFailEachProbeBySomeBend() throws InterruptedException {
        Target target = new LinuxTarget(Shelf.profile("linux"), LinkKind.AUTO);
        Trial.complaint(target).ifPresent(missing -> {
            throw new SkipException(missing);
        });
        Queue<CatalogueEntry> entries = new ConcurrentLinkedQueue<>();
        // what waits longest starts first
        CATALOGUE.probes().stream()
                .filter(probe -> isFirst(probe) && (probe.tier() == Tier.FAST || mutantless.contains(probe.id())))
                .sorted(Comparator.comparing(ProbeInfo::tier).reversed())
                .forEach(probe -> entries.add(CATALOGUE.entry(probe.id())));
        List<String> unbroken = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int job = 0; job < JOBS; job++) {
            var thread = new Thread(() -> {
                for (CatalogueEntry entry = entries.poll(); entry != null; entry = entries.poll()) {
                    if (!UNBENT.contains(entry.info().idOfBoth()) && !canFail(entry, target)) {
                        unbroken.add(entry.info().id());
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(String.join("\n", unbroken), "", "probes that no bend makes fail");
    }

    /** A twin over IPv6 asks the same. */
    private static boolean isFirst(ProbeInfo probe) {
        return CATALOGUE.entry(probe.idOfBoth()).info().equals(probe);
    }

    private boolean canFail(CatalogueEntry entry, Target linux) {
        Outcome outcome = failed(entry, linux);
        if (outcome == Outcome.NOT_APPLICABLE
                && mutantless.contains(entry.info().id())) {
            outcome = failed(entry, SEEDED);
        }
        boolean mutantsFailIt = !mutantless.contains(entry.info().id());
        return outcome == Outcome.DEVIATES || outcome == Outcome.NOT_APPLICABLE && mutantsFailIt;
    }

    /** Deviates where the target itself or some bend makes it so; otherwise what the target itself makes of it. */
    private Outcome failed(CatalogueEntry entry, Target target) {
        ProbeResult straight = ask(entry, target);
        if (straight.outcome() != Outcome.CONFORMS) {
            return straight.outcome();
        }
        for (BendStart start : starts(straight)) {
            for (Bend bend : Bend.values()) {
                if (straight.hosts().isPresent() && bend.onTheRoad().isEmpty()) {
                    continue; // says nothing of two hosts
                }
                if (bend == Bend.MUTE && mutantless.contains(entry.info().id())) {
                    continue;
                }
                if (ask(entry, new BentTarget(target, bend, start)).outcome() == Outcome.DEVIATES) {
                    return Outcome.DEVIATES;
                }
            }
        }
        return Outcome.CONFORMS;
    }

    private static ProbeResult ask(CatalogueEntry entry, Target target) {
        return new Runner(target, Ledger.empty("linux"), KernelProbesTest.NOBODY).ask(entry, SEED, 1);
    }

    /** From the first stimulus on; where nothing is sent after the preamble, from any packet of the target on. */
    private static List<BendStart> starts(ProbeResult straight) {
        int sent = 0;
        int received = 0;
        for (Event.Passed packet : straight.trace().packets()) {
            if (packet.mark() == Event.Mark.STIMULUS) {
                return List.of(new BendStart(sent, NEVER));
            }
            boolean counts = packet.mark() != Event.Mark.FENCE;
            sent += counts && packet.direction() == Direction.TO_TARGET ? 1 : 0;
            received += counts && packet.direction() == Direction.FROM_TARGET ? 1 : 0;
        }
        List<BendStart> starts = new ArrayList<>();
        for (int after = received; after >= 0; after--) {
            starts.add(new BendStart(sent, after));
        }
        return starts;
    }
}
