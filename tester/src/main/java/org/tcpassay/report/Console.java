// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunListener;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Tier;

/**
 * Tells a run to a person while it goes on: the tree of results in the catalogue's order, each line as soon as all
 * lines above it are known, slow probes last so that they hold nobody up; then the summary.
 *
 * <p>Of a probe that is repeated the first result is told at once, and later ones only where they differ.
 */
public final class Console implements RunListener {

    private final PrintStream out;
    private final Ink ink;
    private final String heading;
    private final boolean verbose;
    private final Deque<ProbeInfo> untold = new ArrayDeque<>();
    private final Map<String, ProbeResult> waiting = new LinkedHashMap<>();
    private final Map<String, Outcome> firsts = new HashMap<>();
    private final Set<String> toldChanges = new HashSet<>();
    private int executions;
    private int done;
    private int deviating;
    private int open;
    private String section = "";
    private boolean liveLine;

    /** @param heading what is judged: printed once, before the first result */
    public Console(PrintStream out, Ink ink, String heading) {
        this(out, ink, heading, false);
    }

    /** @param verbose whether what documents say and what was seen of it is told too, and the settings turned */
    public Console(PrintStream out, Ink ink, String heading, boolean verbose) {
        this.verbose = verbose;
        this.out = out;
        this.ink = ink;
        this.heading = heading;
    }

    @Override
    public void started(List<ProbeInfo> probes, int rounds) {
        executions = probes.size() * rounds;
        String times = rounds == 1 ? "" : ", " + rounds + " times each";
        out.println(
                ink.bold("tcpassay") + "  " + Printable.line(heading) + "   " + plural(probes.size(), "probe") + times);
        Map<String, Integer> places = new HashMap<>();
        for (ProbeInfo probe : probes) {
            places.putIfAbsent(section(probe), places.size());
        }
        untold.addAll(probes.stream()
                .sorted(Comparator.comparing(ProbeInfo::tier).thenComparing(probe -> places.get(section(probe))))
                .toList());
        progress();
        out.flush();
    }

    @Override
    public void finished(ProbeResult result) {
        done++;
        deviating += result.outcome() == Outcome.DEVIATES ? 1 : 0;
        open += result.outcome() == Outcome.INCONCLUSIVE || result.outcome() == Outcome.ERROR ? 1 : 0;
        String id = result.probe().id();
        Outcome first = firsts.putIfAbsent(id, result.outcome());
        if (first == null) {
            waiting.put(id, result);
            tellReady();
        } else if (first != result.outcome() && toldChanges.add(id + result.outcome())) {
            erase();
            out.println(
                    ink.yellow("  changed   ") + id + "   first " + word(first) + ", now " + word(result.outcome()));
        }
        progress();
        out.flush();
    }

    @Override
    public void ended(RunReport report) {
        while (!untold.isEmpty()) {
            untold.removeFirst();
            tellReady();
        }
        waiting.values().forEach(this::tell);
        waiting.clear();
        erase();
        new Summary(out, ink, report).print();
        out.flush();
    }

    private void tellReady() {
        while (!untold.isEmpty()) {
            ProbeResult next = waiting.remove(untold.peekFirst().id());
            if (next == null) {
                return;
            }
            untold.removeFirst();
            tell(next);
        }
    }

    private void tell(ProbeResult result) {
        erase();
        ProbeInfo probe = result.probe();
        if (!section.equals(section(probe))) {
            section = section(probe);
            out.println();
            out.println(ink.bold(section));
        }
        String name = probe.id().substring(probe.group().length() + 1);
        String detail = probe.level().text();
        out.println("  " + painted(result, pad(sign(result), 13)) + pad(name, 58) + " " + ink.dim(pad(detail, 10))
                + ink.dim(time(result)));
        for (String line : told(result)) {
            out.println(" ".repeat(15) + ink.dim(line));
        }
        if (verbose) {
            Hearsay.lines(result).forEach(this::aside);
            Hearsay.settings(result).forEach(setting -> aside("setting: " + setting));
        }
    }

    private void aside(String text) {
        Wrapped.lines(Printable.line(text), 96).forEach(line -> out.println(" ".repeat(15) + line));
    }

    /** Why it is not simply right: the ledger's words, or the reason. */
    private static List<String> told(ProbeResult result) {
        return switch (result.verdict()) {
            case EXPECTED -> result.outcome() == Outcome.NOT_APPLICABLE ? reason(result) : List.of();
            case KNOWN -> List.of();
            case NEW, OPEN -> reason(result);
            case FIXED ->
                Wrapped.lines("the ledger said: " + result.ledgerReason().orElse(""), 96);
        };
    }

    private static List<String> reason(ProbeResult result) {
        String reason = result.ledgerReason().orElse(FailureText.why(result));
        return reason.isEmpty() ? List.of() : Wrapped.lines(reason, 96);
    }

    /** One word a reader looks for. */
    static String sign(ProbeResult result) {
        return switch (result.verdict()) {
            case EXPECTED -> result.outcome() == Outcome.NOT_APPLICABLE ? "n/a" : "ok";
            case KNOWN -> "known";
            case NEW -> "DEVIATES";
            case FIXED -> "fixed";
            case OPEN -> word(result.outcome());
        };
    }

    static String word(Outcome outcome) {
        return outcome.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    public static String plural(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    private String painted(ProbeResult result, String text) {
        return switch (result.verdict()) {
            case EXPECTED -> result.outcome() == Outcome.NOT_APPLICABLE ? ink.dim(text) : ink.green(text);
            case KNOWN -> ink.blue(text);
            case FIXED -> ink.green(text);
            case NEW -> ink.red(text);
            case OPEN -> ink.yellow(text);
        };
    }

    private static String section(ProbeInfo probe) {
        return probe.tier() == Tier.FAST
                ? probe.group()
                : probe.group() + " (" + probe.tier().name().toLowerCase(Locale.ROOT) + ")";
    }

    private static String time(ProbeResult result) {
        double ms = result.wall().toNanos() / 1e6;
        return ms < 10
                ? String.format(Locale.ROOT, "%8.1f ms", ms)
                : String.format(Locale.ROOT, "%,8d ms", Math.round(ms));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private void progress() {
        boolean often = executions <= 1000 || done % 50 == 0;
        if (!ink.live() || !often || done >= executions) {
            return;
        }
        List<String> parts = new ArrayList<>();
        parts.add(String.format(Locale.ROOT, "%,d of %,d", done, executions));
        if (deviating > 0) {
            parts.add(deviating + " deviating");
        }
        if (open > 0) {
            parts.add(open + " open");
        }
        int width = 24;
        int filled = (int) ((long) width * done / Math.max(1, executions));
        out.print("\r\u001b[K  " + ink.green("=".repeat(filled)) + ink.dim("-".repeat(width - filled)) + "  "
                + String.join("   ", parts));
        liveLine = true;
    }

    private void erase() {
        if (liveLine) {
            out.print("\r\u001b[K");
            liveLine = false;
        }
    }
}
