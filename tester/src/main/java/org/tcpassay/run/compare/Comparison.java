// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;

/**
 * Runs of the same probes against several stacks, side by side.
 *
 * @param stacks one run each, every probe once
 * @param rows in the order in which the runs have their probes
 */
public record Comparison(List<RunReport> stacks, List<Row> rows) {

    public Comparison {
        stacks = List.copyOf(stacks);
        rows = List.copyOf(rows);
    }

    /**
     * @param stacks two at least, of different names; a probe that not all were asked is compared among those that were
     * @throws IllegalArgumentException if there are fewer, or two of one name
     */
    public static Comparison of(List<RunReport> stacks) {
        long names = stacks.stream().map(RunReport::target).distinct().count();
        if (names < 2 || names < stacks.size()) {
            throw new IllegalArgumentException("comparing " + stacks.size() + " runs of " + names
                    + " stacks; two runs at least, each of another stack");
        }
        return new Comparison(stacks, rowsOf(stacks));
    }

    private static List<Row> rowsOf(List<RunReport> stacks) {
        List<Map<String, ProbeResult>> byId =
                stacks.stream().map(Comparison::byId).toList();
        Map<String, Map<String, ProbeInfo>> probes = new LinkedHashMap<>();
        for (RunReport stack : stacks) {
            for (ProbeResult result : stack.results()) {
                ProbeInfo probe = result.probe();
                probes.computeIfAbsent(probe.idOfBoth(), id -> new LinkedHashMap<>())
                        .putIfAbsent(probe.id(), probe);
            }
        }
        List<Row> rows = new ArrayList<>();
        probes.forEach((id, versions) -> rows.add(new Row(
                id,
                versions.values().stream()
                        .sorted(Comparator.comparing(ProbeInfo::version))
                        .map(probe -> question(probe, byId))
                        .toList())));
        return rows;
    }

    private static Question question(ProbeInfo probe, List<Map<String, ProbeResult>> byId) {
        return new Question(
                probe,
                byId.stream()
                        .map(results -> Optional.ofNullable(results.get(probe.id())))
                        .toList());
    }

    private static Map<String, ProbeResult> byId(RunReport stack) {
        Map<String, ProbeResult> byId = new HashMap<>();
        stack.results().forEach(result -> byId.put(result.probe().id(), result));
        return byId;
    }

    /** The stacks' names, as {@code --target} takes them. */
    public List<String> names() {
        return stacks.stream().map(RunReport::target).toList();
    }

    /** The rows of which that can be said. */
    public List<Row> with(Likeness likeness) {
        return rows.stream().filter(row -> row.likeness() == likeness).toList();
    }

    /** The rows in which two stacks differ. */
    public List<Row> between(int one, int other) {
        return rows.stream().filter(row -> row.parts(one, other)).toList();
    }

    /** Rows by topic, both in the order of the rows. */
    public Map<String, List<Row>> byTopic() {
        Map<String, List<Row>> topics = new LinkedHashMap<>();
        rows.forEach(row ->
                topics.computeIfAbsent(row.topic(), topic -> new ArrayList<>()).add(row));
        return topics;
    }

    /** How many requirements a stack keeps, by their strength. */
    public List<Score> scores(int stack) {
        return Score.of(stacks.get(stack).results());
    }
}
