// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Scenario;
import org.tcpassay.relay.FaultyTarget;
import org.tcpassay.target.Target;

/** A scenario on the roads to a target, and how often each of its rules acted there. */
final class FaultyRoad {

    private final Scenario scenario;
    private final Map<String, LongAdder> acts = new ConcurrentHashMap<>();

    FaultyRoad(Scenario scenario) {
        this.scenario = scenario;
    }

    /** The target, with a road of its own to each station. */
    Target to(Target target, long seed) {
        return new FaultyTarget(target, scenario, seed, this::count);
    }

    private void count(Happening happening) {
        if (happening instanceof Happening.Acted act) {
            acts.computeIfAbsent(act.rule(), any -> new LongAdder()).increment();
        }
    }

    /** What the rules did, as a line of the summary. */
    String told() {
        String rules = scenario.rules().stream()
                .map(Rule::name)
                .map(rule -> "\"" + rule + "\" " + times(rule))
                .collect(Collectors.joining(", "));
        return "  fault       " + scenario.name() + (rules.isEmpty() ? ": no rules" : ": " + rules);
    }

    private String times(String rule) {
        long times = acts.containsKey(rule) ? acts.get(rule).sum() : 0;
        return switch ((int) Math.min(times, 3)) {
            case 0 -> "never acted";
            case 1 -> "acted once";
            case 2 -> "acted twice";
            default -> "acted " + times + " times";
        };
    }
}
