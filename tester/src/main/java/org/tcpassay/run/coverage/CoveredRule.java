// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.coverage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tcpassay.rules.Rule;
import org.tcpassay.run.ProbeInfo;

/**
 * A requirement and what checks it.
 *
 * @param probes every row of every probe that names it
 * @param checks standing checks of it, by their id
 */
public record CoveredRule(Rule rule, List<ProbeInfo> probes, List<String> checks) {

    private static final Set<String> ON_THE_WIRE = Set.of("wire", "wire+app");

    /** How a requirement fares. */
    public enum Status {
        /** At least one probe names it. */
        PROBED,
        /** No probe, but a reason why there cannot be one. */
        EXCUSED,
        /** The wire could show it, and nobody looks. */
        OPEN,
        /** The wire cannot show it. */
        OFF_THE_WIRE
    }

    public CoveredRule {
        probes = List.copyOf(probes);
        checks = List.copyOf(checks);
    }

    public Status status() {
        if (!probes.isEmpty()) {
            return Status.PROBED;
        }
        if (!ON_THE_WIRE.contains(rule.observable())) {
            return Status.OFF_THE_WIRE;
        }
        return rule.excuse().isEmpty() ? Status.OPEN : Status.EXCUSED;
    }

    /** The probes by their id without rows and versions of IP, such as {@code established.rst.challenged}. */
    public Map<String, List<ProbeInfo>> folded() {
        return probes.stream()
                .collect(Collectors.groupingBy(probe -> folded(probe.id()), LinkedHashMap::new, Collectors.toList()));
    }

    /** The id without what stands in brackets. */
    public static String folded(String id) {
        int bracket = id.indexOf('[');
        return bracket < 0 ? id : id.substring(0, bracket);
    }
}
