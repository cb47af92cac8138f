// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.Glob;

/**
 * One deviation that is expected of a target.
 *
 * @param probe an id with its row, an id without (all rows), or a glob; without a version of IP it means both
 * @param aka earlier names of the probe
 * @param rule the requirement that is found broken, where it is none of the probe's own: a standing check's
 * @param given the optional standards without which the target does not do so
 * @param finding a part of what the target does instead; empty where any deviation of the probe is meant
 * @param reason why it is expected
 * @param reference where that is written, without a URL
 */
public record LedgerEntry(
        String probe,
        List<String> aka,
        Optional<String> rule,
        Set<Given> given,
        Optional<String> finding,
        String reason,
        String reference) {

    /** How well an entry fits an id; the better one decides. */
    enum Fit {
        ROW_AND_VERSION,
        ROW,
        PROBE_AND_VERSION,
        PROBE,
        GLOB,
        NONE
    }

    public LedgerEntry {
        aka = List.copyOf(aka);
        given = Set.copyOf(given);
    }

    Fit fit(ProbeId asked) {
        String version = asked.version().map(ProbeId::suffix).orElse("");
        if (isNamed(asked.withoutVersion() + version)) {
            return Fit.ROW_AND_VERSION;
        }
        if (isNamed(asked.withoutVersion())) {
            return Fit.ROW;
        }
        if (isNamed(asked.plain() + version)) {
            return Fit.PROBE_AND_VERSION;
        }
        if (isNamed(asked.plain())) {
            return Fit.PROBE;
        }
        var glob = new Glob(probe);
        return glob.isWild() && (glob.matches(asked.withoutVersion() + version) || glob.matches(asked.withoutVersion()))
                ? Fit.GLOB
                : Fit.NONE;
    }

    private boolean isNamed(String id) {
        return probe.equals(id) || aka.contains(id);
    }

    boolean isWild() {
        return new Glob(probe).isWild();
    }

    /** Whether this deviation of the probe is the one that is meant. */
    boolean covers(ProbeInfo probed, Finding found) {
        boolean ofTheProbe =
                found.rule().isEmpty() || probed.rules().contains(found.rule().get());
        boolean ruleFits = rule.map(named ->
                        found.rule().isPresent() && found.rule().get().id().equals(named))
                .orElse(ofTheProbe);
        return ruleFits && finding.map(found.got()::contains).orElse(true);
    }
}
