// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Tier;

/** The command that runs one probe again, under the same circumstances. */
public final class Again {

    /** Options that change what happens on the wire, and are followed by a value. */
    private static final Set<String> CARRIED = Set.of("--link", "--allow", "--fault", "--timing-scale");

    private Again() {}

    static String command(RunReport report, ProbeResult result) {
        ProbeInfo probe = result.probe();
        List<String> words = new ArrayList<>(List.of("./tcpassay", "run", quoted(probe.id())));
        words.add("--target");
        words.add(quoted(report.target()));
        words.addAll(carried(report.command()));
        if (probe.tier() != Tier.FAST) {
            words.add("--" + probe.tier().name().toLowerCase(Locale.ROOT));
        }
        words.add("--seed");
        words.add(seed(report, result));
        return String.join(" ", words);
    }

    /** Such as {@code 0x5eed}. */
    static String seed(RunReport report) {
        return hex(report.seed());
    }

    /** Of one execution: each round of a repeated run counts the seed up by one. */
    @SuppressWarnings("ReferenceEquality") // two executions may well have equal results
    static String seed(RunReport report, ProbeResult result) {
        long round = 0;
        for (ProbeResult other : report.results()) {
            if (other == result) {
                return hex(report.seed() + round);
            }
            round += other.probe().id().equals(result.probe().id()) ? 1 : 0;
        }
        return hex(report.seed());
    }

    private static String hex(long seed) {
        return "0x" + Long.toHexString(seed);
    }

    private static List<String> carried(List<String> typed) {
        List<String> carried = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            int equals = word.indexOf('=');
            if (equals > 0 && CARRIED.contains(word.substring(0, equals))) {
                carried.add(quoted(word));
            } else if (CARRIED.contains(word) && i + 1 < typed.size()) {
                carried.add(word);
                carried.add(quoted(typed.get(i + 1)));
            }
        }
        return carried;
    }

    /** Quoted for a shell where it must be, as the brackets of a row. */
    public static String quoted(String word) {
        return word.matches("[A-Za-z0-9._:/@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
