// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.coverage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The table as it was when somebody last agreed to it, so that a probe cannot be lost unseen. One line a requirement
 * that a probe checks: its id, a comma, the ids of the probes without rows.
 */
public record CoverageRecord(Map<String, List<String>> probes) {

    private static final String HEADING = "requirement,probes";

    /**
     * A requirement that is not checked any more.
     *
     * @param probes that did so once
     */
    public record Loss(String rule, List<String> probes) {}

    public CoverageRecord {
        probes = Collections.unmodifiableMap(new LinkedHashMap<>(probes));
    }

    public static CoverageRecord of(Coverage coverage) {
        Map<String, List<String>> probes = new LinkedHashMap<>();
        for (CoveredRule covered : coverage.with(CoveredRule.Status.PROBED)) {
            probes.put(
                    covered.rule().id(),
                    List.copyOf(new TreeSet<>(covered.folded().keySet())));
        }
        return new CoverageRecord(probes);
    }

    /**
     * @throws IllegalArgumentException with the line that is no such record
     */
    public static CoverageRecord read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADING)) {
            throw new IllegalArgumentException("reading the recorded coverage: the heading is not " + HEADING);
        }
        Map<String, List<String>> probes = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = List.of(line.split(",", -1));
            if (fields.size() != 2 || fields.contains("")) {
                throw new IllegalArgumentException("reading the recorded coverage: " + line
                        + ": not a requirement, a comma and its probes; write it by ./tcpassay coverage --write");
            }
            probes.put(fields.get(0), List.of(fields.get(1).split(" ")));
        }
        return new CoverageRecord(probes);
    }

    /** The file's text. */
    public String text() {
        var text = new StringBuilder(HEADING).append('\n');
        probes.forEach((rule, ids) ->
                text.append(rule).append(',').append(String.join(" ", ids)).append('\n'));
        return text.toString();
    }

    /** What was checked once and is not any more, the requirements that have vanished among it. */
    public List<Loss> lostBy(Coverage now) {
        CoverageRecord then = of(now);
        return probes.entrySet().stream()
                .filter(entry -> !then.probes.containsKey(entry.getKey()))
                .map(entry -> new Loss(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Requirements that are checked and whose loss nobody would notice. */
    public List<String> missing(Coverage now) {
        return of(now).probes.keySet().stream()
                .filter(rule -> Optional.ofNullable(probes.get(rule)).isEmpty())
                .toList();
    }
}
