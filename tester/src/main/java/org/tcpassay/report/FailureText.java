// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.report.fault.HostsPicture;
import org.tcpassay.rules.Rule;
import org.tcpassay.run.Finding;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;
import org.tcpassay.script.HostsTrace;

/** All that is known of a probe which did not conform, as text that can be pasted into a bug. */
public final class FailureText {

    private static final int WIDTH = 84;
    private static final int MOST_STACK_LINES = 14;
    private static final String TRACE_INDENT = " ".repeat(11);
    private static final int LEGEND_LINES = 3;
    private static final String NOTHING_MISSED = "none since the stimulus";

    private final StringBuilder text = new StringBuilder();

    private FailureText() {}

    /** Many lines, without a line end behind the last; no control characters, whatever the target sent. */
    public static String of(RunReport report, ProbeResult result) {
        var failure = new FailureText();
        failure.head(report, result);
        failure.requirement(result);
        failure.resemblance(result);
        failure.finding(result);
        failure.reason(result);
        failure.hearsay(result);
        if (result.hosts().isPresent()) {
            failure.hosts(result.hosts().get());
        } else {
            failure.trace(TraceText.of(result.trace()));
        }
        if (!result.trace().events().isEmpty()) {
            failure.field("standing", standing(result));
        }
        result.capture().ifPresent(path -> failure.field("pcap", List.of(Printable.line(path.toString()))));
        failure.field("again", List.of(Again.command(report, result)));
        return failure.text.toString().stripTrailing();
    }

    /** Such as {@code RFC 9293 §3.10.7.4  MUST, given RFC 5961}. */
    static String requirement(Rule rule) {
        String given = rule.given()
                .filter(standard -> !standard.name().equals(rule.rfc()))
                .map(standard -> ", given " + standard.name().replaceFirst("^RFC", "RFC "))
                .orElse("");
        return rule.clause() + "  " + rule.level().text() + given;
    }

    /** The rule that was broken, or the principal rule of the probe. */
    static Optional<Rule> rule(ProbeResult result) {
        return result.finding().flatMap(Finding::rule).or(() -> result.probe().rules().stream()
                .findFirst());
    }

    /** What became of the standing checks, one line each where one broke. */
    static List<String> standing(ProbeResult result) {
        int broken = result.standing().size();
        if (broken == 0) {
            return List.of(
                    result.checks() == 0
                            ? "no check was held against this trace"
                            : "all " + result.checks() + " checks hold");
        }
        List<String> lines = new ArrayList<>();
        lines.add(broken + " of " + Math.max(broken, result.checks()) + " checks broken");
        result.standing().forEach(line -> lines.add(Printable.line(line)));
        return lines;
    }

    private void head(RunReport report, ProbeResult result) {
        ProbeInfo probe = result.probe();
        String left = result.outcome().name() + "  " + probe.id();
        text.append(left).append(" ".repeat(Math.max(3, 61 - left.length())));
        text.append("target ").append(Printable.line(report.target()));
        text.append("   seed ").append(Again.seed(report, result)).append('\n');
    }

    private void requirement(ProbeResult result) {
        rule(result).ifPresent(rule -> {
            List<String> lines = new ArrayList<>();
            lines.add(requirement(rule) + "   " + rule.id());
            lines.addAll(Wrapped.lines(rule.statement(), WIDTH));
            field("requirement", lines);
        });
    }

    private void resemblance(ProbeResult result) {
        List<String> resembles = result.probe().resembles();
        if (!resembles.isEmpty()) {
            field("resembles", Wrapped.lines(String.join(", ", resembles), WIDTH));
        }
    }

    private void finding(ProbeResult result) {
        result.finding().ifPresent(finding -> {
            field("because", Wrapped.lines(finding.because(), WIDTH));
            field("expected", List.of(Printable.line(finding.expected())));
            field("but got", List.of(Printable.line(finding.got())));
            field("nearest", nearest(finding));
        });
    }

    /** What came closest, unless that has been said already. */
    static List<String> nearest(Finding finding) {
        if (finding.differences().isEmpty()) {
            return finding.got().startsWith("nothing") ? List.of(NOTHING_MISSED) : List.of();
        }
        return finding.differences().stream()
                .filter(line -> !line.equals(finding.got()))
                .map(Printable::line)
                .toList();
    }

    /** Why, in one line. */
    static String why(ProbeResult result) {
        return result.finding()
                .map(finding -> finding.because() + "; got " + finding.got())
                .orElse(result.reason());
    }

    private void reason(ProbeResult result) {
        if (result.finding().isEmpty() && !result.reason().isEmpty()) {
            field("reason", Wrapped.lines(result.reason(), WIDTH));
        }
        if (result.attempts() > 1) {
            field("attempts", List.of(result.attempts() + ", the last is shown"));
        }
        String before = result.verdict() == Verdict.FIXED ? "fixed, it said: " : "known: ";
        result.ledgerReason().ifPresent(reason -> field("ledger", Wrapped.lines(before + reason, WIDTH)));
        result.error().filter(error -> result.outcome() == Outcome.ERROR).ifPresent(error -> {
            List<String> stack = Printable.block(error).lines().toList();
            field("error", stack.subList(0, Math.min(MOST_STACK_LINES, stack.size())));
        });
    }

    private void hearsay(ProbeResult result) {
        List<String> lines = new ArrayList<>();
        Hearsay.lines(result).forEach(line -> lines.addAll(Wrapped.lines(Printable.line(line), WIDTH)));
        field("documents", lines);
        field("settings", Hearsay.settings(result));
    }

    private void hosts(HostsTrace hosts) {
        List<String> lines = HostsPicture.text(hosts);
        field("trace", lines.subList(0, Math.min(lines.size(), LEGEND_LINES)));
        lines.stream()
                .skip(LEGEND_LINES)
                .forEach(line -> text.append(TRACE_INDENT).append(line).append('\n'));
    }

    private void trace(TraceText trace) {
        field("trace", trace.legend());
        trace.lines().forEach(line -> text.append(TRACE_INDENT).append(line).append('\n'));
    }

    private void field(String name, List<String> lines) {
        String label = name;
        for (String line : lines) {
            text.append(("  " + label + " ".repeat(Math.max(1, 14 - label.length())) + line).stripTrailing());
            text.append('\n');
            label = "";
        }
    }
}
