// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.tcpassay.report.fault.HostsPicture;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunListener;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Tier;

/**
 * Teaches a topic to a person at a terminal: its words first, then each probe as a picture. The quick ones come in the
 * order in which they are taught, the slow ones behind them as they end.
 */
public final class ExplainConsole implements RunListener {

    private static final int WIDTH = 92;

    private final PrintStream out;
    private final Ink ink;
    private final Topic topic;
    private final Queue<String> quick = new ArrayDeque<>(); // that have not been told yet
    private final Map<String, ProbeResult> early = new LinkedHashMap<>(); // before what is to be told before them
    private int number;
    private int of;

    public ExplainConsole(PrintStream out, Ink ink, Topic topic) {
        this.out = out;
        this.ink = ink;
        this.topic = topic;
    }

    @Override
    public void started(List<ProbeInfo> probes, int rounds) {
        of = probes.size();
        probes.stream()
                .filter(probe -> probe.tier() == Tier.FAST)
                .map(ProbeInfo::id)
                .forEach(quick::add);
        out.println();
        out.println(ink.bold(topic.title()));
        for (String paragraph : topic.words()) {
            out.println();
            Wrapped.lines(paragraph, WIDTH).forEach(out::println);
        }
        out.println();
        out.println(ink.dim("Your own kernel does " + Console.plural(of, "thing")
                + " now, all side by side; each is drawn" + " when it is over."));
        out.flush();
    }

    @Override
    public void finished(ProbeResult result) {
        early.put(result.probe().id(), result);
        while (!quick.isEmpty() && early.containsKey(quick.element())) {
            tell(early.remove(quick.remove()));
        }
        if (quick.isEmpty()) {
            tellAll();
        }
    }

    private void tellAll() {
        early.values().forEach(this::tell);
        early.clear();
    }

    private void tell(ProbeResult result) {
        number++;
        out.println();
        out.println(ink.dim("-".repeat(WIDTH)));
        Wrapped.lines(number + " of " + of + ".  " + result.probe().title() + ".", WIDTH)
                .forEach(line -> out.println(ink.bold(line)));
        out.println(
                ink.dim(result.probe().id() + "   " + Span.text(result.wall().toNanos())));
        out.println();
        picture(result);
        outcome(result);
        for (String line : Hearsay.lines(result)) {
            Wrapped.lines(line, WIDTH).forEach(out::println);
        }
        Hearsay.settings(result).forEach(setting -> out.println(ink.dim("setting  " + setting)));
        out.flush();
    }

    private void picture(ProbeResult result) {
        if (result.hosts().isPresent()) {
            HostsPicture.ladders(result.hosts().get()).forEach(out::println);
        } else {
            TraceText trace = TraceText.of(result.trace());
            trace.legend().forEach(line -> out.println(ink.dim(line)));
            trace.lines().forEach(out::println);
        }
        out.println();
    }

    private void outcome(ProbeResult result) {
        if (result.outcome() == Outcome.CONFORMS) {
            out.println(ink.green("So it is on this kernel."));
        } else {
            String why = Console.word(result.outcome()) + ": " + FailureText.why(result);
            Wrapped.lines(why, WIDTH).forEach(line -> out.println(ink.yellow(line)));
        }
    }

    @Override
    public void ended(RunReport report) {
        tellAll(); // of a run that was ended before its time there may be some
        out.println();
        out.println(ink.dim("-".repeat(WIDTH)));
        out.println(report.description() + ", " + Span.text(report.wall().toNanos()) + " in all");
        out.flush();
    }
}
