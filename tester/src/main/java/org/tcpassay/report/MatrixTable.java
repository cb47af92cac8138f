// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.referee.matrix.Cells;
import org.tcpassay.referee.matrix.Column;
import org.tcpassay.referee.matrix.Stimuli;
import org.tcpassay.referee.matrix.Stimulus;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;

/** The results of one or several targets, by stimulus and state. */
final class MatrixTable {

    private final List<RunReport> reports;
    private final List<Map<String, ProbeResult>> results;

    MatrixTable(List<RunReport> reports) {
        this.reports = List.copyOf(reports);
        this.results = reports.stream().map(MatrixTable::byId).toList();
    }

    private static Map<String, ProbeResult> byId(RunReport report) {
        var byId = new HashMap<String, ProbeResult>();
        report.results().forEach(result -> byId.put(result.probe().id(), result));
        return byId;
    }

    List<RunReport> reports() {
        return reports;
    }

    /** The columns that somebody asked for. */
    List<Column> columns() {
        return Column.all().stream()
                .filter(column -> Stimuli.chosen().stream().anyMatch(stimulus -> isAsked(column, stimulus)))
                .toList();
    }

    /** The rows that somebody asked for. */
    List<Stimulus> rows() {
        return Stimuli.chosen().stream()
                .filter(stimulus -> Column.all().stream().anyMatch(column -> isAsked(column, stimulus)))
                .toList();
    }

    boolean isAsked(Column column, Stimulus stimulus) {
        return results.get(0).containsKey(Cells.id(column, stimulus));
    }

    /** What a target did in a cell. */
    Optional<ProbeResult> result(int target, Column column, Stimulus stimulus) {
        return Optional.ofNullable(results.get(target).get(Cells.id(column, stimulus)));
    }

    /** Whether a row is worth a look: some target does in it what is not simply right. */
    boolean isTelling(Stimulus stimulus) {
        return columns().stream().anyMatch(column -> results.stream()
                .map(byId -> Optional.ofNullable(byId.get(Cells.id(column, stimulus))))
                .flatMap(Optional::stream)
                .anyMatch(result -> result.verdict() != Verdict.EXPECTED));
    }

    /** Such as {@code ES} and, by the other road, {@code ESa}. */
    static String heading(Column column) {
        return column.state().shorthand() + (column.isOther() ? "a" : "");
    }

    /** One letter for what came of a cell. */
    static String sign(ProbeResult result) {
        return switch (result.verdict()) {
            case EXPECTED -> result.outcome() == Outcome.NOT_APPLICABLE ? "-" : ".";
            case KNOWN -> "k";
            case NEW -> "N";
            case FIXED -> "f";
            case OPEN -> result.outcome() == Outcome.ERROR ? "E" : "?";
        };
    }
}
