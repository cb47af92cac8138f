// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Expectation.Outcome;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.verdict.Verdict;
import org.tcpassay.report.Console;
import org.tcpassay.report.Ink;
import org.tcpassay.report.Printable;
import org.tcpassay.report.Span;
import org.tcpassay.report.Wrapped;
import org.tcpassay.rules.State;

/** Tells a person how a run goes and what came of it; never on the output that belongs to the command. */
public final class FaultConsole {

    private static final int WIDTH = 96;
    private static final int LIVE = 118; // so that it stays one line on most terminals
    private static final int LIVES = 2; // connections whose states have room in the live line
    private static final int TOLD = 5; // connections in the summary

    private final PrintStream err;
    private final Ink ink;
    private final boolean quiet;
    private String shown = "";

    /** @param quiet only what is wrong is told */
    public FaultConsole(PrintStream err, Ink ink, boolean quiet) {
        this.err = err;
        this.ink = ink;
        this.quiet = quiet;
    }

    /** @param seed fixes all chance */
    public synchronized void started(String scenario, String says, long seed) {
        if (quiet) {
            return;
        }
        err.println(
                ink.bold("tcpassay fault") + "  " + Printable.line(scenario) + "   seed 0x" + Long.toHexString(seed));
        Wrapped.lines(says, WIDTH).forEach(line -> err.println("  " + ink.dim(line)));
        err.flush();
    }

    /** What the other end said: it has no output of its own. */
    public synchronized void said(String line) {
        if (!quiet) {
            erase();
            err.println(ink.dim("serve | ") + Printable.line(line));
            err.flush();
        }
    }

    private void erase() {
        if (ink.live()) {
            err.print("\r\u001b[K");
            shown = "";
        }
    }

    /** How things stand: written over by the next on a terminal, a line of its own elsewhere. */
    public synchronized void progress(Counts counts) {
        if (quiet) {
            return;
        }
        String line = live(counts);
        if (line.equals(shown)) {
            return;
        }
        shown = line;
        // back to the first column at once, so that what the command writes stands where it should
        err.print(ink.live() ? "\r" + ink.dim(line) + "\u001b[K\r" : "  " + ink.dim(line) + System.lineSeparator());
        err.flush();
    }

    /** Packets each way, acts, connections and their states. */
    static String live(Counts counts) {
        List<String> parts = new ArrayList<>();
        parts.add(String.format(
                Locale.ROOT,
                "%,d > %,d",
                counts.came().get(Side.LEFT).packets(),
                counts.went().get(Side.RIGHT).packets()));
        parts.add(String.format(
                Locale.ROOT,
                "%,d < %,d packets",
                counts.went().get(Side.LEFT).packets(),
                counts.came().get(Side.RIGHT).packets()));
        counts.acts().forEach((rule, acts) -> {
            if (!acts.isEmpty()) {
                parts.add(Wrapped.shortened(rule, 24) + ": " + Phrases.acts(acts));
            }
        });
        parts.add(connections(counts));
        return Wrapped.shortened(Printable.line(String.join("   ", parts)), LIVE);
    }

    private static String connections(Counts counts) {
        List<Life> open = counts.lives().stream().filter(life -> !life.isOver()).toList();
        if (open.size() > LIVES) {
            return String.format(Locale.ROOT, "%,d connections, %,d open", counts.connections(), open.size());
        }
        return open.isEmpty()
                ? Console.plural(counts.connections(), "connection")
                : open.stream()
                        .map(life -> "#" + life.number() + " " + life.states())
                        .collect(Collectors.joining("   "));
    }

    /** @param folder where the files are */
    public synchronized void ended(FaultRun run, Path folder) {
        if (!quiet) {
            erase();
            summary(run);
        }
        warnings(run);
        answers(run.verdict());
        if (!quiet) {
            err.println(
                    "  " + ink.bold(pad("verdict")) + painted(run.verdict().outcome(), Phrases.verdict(run.verdict())));
            err.println("  " + pad("files") + folder.resolve(FaultReports.FILES.get(0)) + ", "
                    + FaultReports.FILES.stream().skip(1).collect(Collectors.joining(", ")));
        }
        err.flush();
    }

    private void summary(FaultRun run) {
        Counts counts = run.recording().counts();
        err.println();
        err.println(ink.bold("tcpassay fault") + "  " + run.scenario().name() + ": "
                + Span.text(run.endedNs() - run.startedNs()) + ", command ended with status " + run.status()
                + ", seed " + run.seedText());
        traffic(counts, Side.LEFT);
        traffic(counts, Side.RIGHT);
        for (Rule rule : run.scenario().rules()) {
            Map<Verb, Long> acts = counts.acts().getOrDefault(rule.name(), Map.of());
            if (!acts.isEmpty()) {
                err.println("  " + pad("rule") + rule.name() + ": " + ink.blue(Phrases.acts(acts)));
            }
        }
        for (Life life : counts.lives().stream().limit(TOLD).toList()) {
            err.println("  " + pad("#" + life.number()) + life.opener() + " " + state(life, End.OPENER) + "   "
                    + life.listener() + " " + state(life, End.LISTENER));
        }
        if (counts.connections() > TOLD) {
            err.println("  " + pad("") + "and " + Console.plural(counts.connections() - TOLD, "more connection"));
        }
    }

    private void traffic(Counts counts, Side from) {
        Counts.Moved came = counts.came().get(from);
        Counts.Moved went = counts.went().get(from.other());
        err.println("  " + pad(from.name().toLowerCase(Locale.ROOT)) + Console.plural(came.packets(), "packet") + ", "
                + Phrases.size(came.bytes()) + " came; " + Console.plural(went.packets(), "packet") + ", "
                + Phrases.size(went.bytes()) + " went on");
    }

    private static String state(Life life, End end) {
        return life.state(end).map(State::text).orElse("?");
    }

    private void warnings(FaultRun run) {
        Counts counts = run.recording().counts();
        run.scenario().rules().stream()
                .filter(counts::isIdle)
                .forEach(rule -> err.println("  " + ink.yellow(pad("warning")) + "rule \"" + rule.name() + "\" "
                        + (counts.acts(rule.name()) == 0 ? "never fired" : "let pass all that it chose")));
        run.remarks().forEach(remark -> err.println("  " + ink.yellow(pad("note")) + remark));
    }

    private void answers(Verdict verdict) {
        for (Verdict.Answer answer : verdict.answers()) {
            boolean isTold = answer.outcome() == Outcome.FAILS || !quiet && verdict.asked();
            if (isTold) {
                List<String> lines = Wrapped.lines(answer.expectation() + ": " + answer.reason(), WIDTH);
                err.println("  " + painted(answer.outcome(), pad(Phrases.word(answer.outcome()))) + lines.get(0));
                lines.stream().skip(1).forEach(line -> err.println("  " + pad("") + line));
            }
        }
    }

    private String painted(Outcome outcome, String text) {
        return switch (outcome) {
            case HOLDS -> ink.green(text);
            case FAILS -> ink.red(text);
            case INCONCLUSIVE -> ink.yellow(text);
        };
    }

    private static String pad(String text) {
        return String.format(Locale.ROOT, "%-13s", text);
    }
}
