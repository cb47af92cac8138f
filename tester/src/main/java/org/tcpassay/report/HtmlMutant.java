// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tcpassay.mutants.Mutant;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.kills.Deviation;
import org.tcpassay.run.kills.MutantResult;

/** One mutant in the page: its sentence and where it shows; opened, who noticed it and why. */
final class HtmlMutant {

    private final MutantResult row;
    private final Mutant mutant;
    private final KillPicture picture;
    private final Markup html;

    HtmlMutant(MutantResult row, KillPicture picture, Markup html) {
        this.row = row;
        this.mutant = row.mutant();
        this.picture = picture;
        this.html = html;
    }

    /** What one expectation found, in one or more rows of a probe. */
    private record Found(String probe, String rule, String because) {}

    void write() {
        String sign = MutantsHtml.sign(row);
        String rules = MutantsConsole.rules(mutant);
        html.open(
                "details",
                "class",
                "probe mutant " + sign,
                "id",
                MutantsHtml.anchor(mutant),
                "data-sign",
                sign,
                "data-rules",
                rules);
        html.open("summary").element("span", "badge", word());
        html.open("span", "class", "name").element("code", "", mutant.name());
        html.element("span", "title", mutant.mistake()).close("span");
        html.trusted(picture.strip(row)).close("summary").line();
        html.open("div", "class", "body").open("div", "class", "facts").open("dl");
        fact("breaks", rules);
        mutant.awaiting().ifPresent(what -> fact("awaiting", what));
        found("kills", row.kills());
        found("side effects", row.sideEffects());
        if (row.inconclusive() > 0) {
            fact("inconclusive", Console.plural(row.inconclusive(), "probe") + " could not ask");
        }
        row.errors().forEach(error -> fact("error", error.probe().id() + ": " + error.reason()));
        html.close("dl").close("div").close("div").close("details").line();
    }

    private String word() {
        if (row.isKilled()) {
            return Console.plural(row.kills().size(), "kill");
        }
        return row.isAwaiting() ? "awaiting" : "survives";
    }

    private void fact(String name, String value) {
        html.element("dt", "", name).element("dd", "", value);
    }

    private void found(String name, List<Deviation> deviations) {
        if (deviations.isEmpty()) {
            return;
        }
        Map<Found, List<ProbeInfo>> probes = deviations.stream()
                .collect(Collectors.groupingBy(
                        one -> new Found(plain(one.probe()), one.rule(), one.because()),
                        LinkedHashMap::new,
                        Collectors.mapping(Deviation::probe, Collectors.toList())));
        html.element("dt", "", name + " " + deviations.size()).open("dd").open("ul", "class", "names");
        probes.forEach((found, rows) -> {
            html.open("li").open("a", "href", "#" + rows.get(0).id()).element("code", "", found.probe());
            html.close("a");
            for (ProbeInfo probe : rows) {
                String bracket = probe.id().substring(found.probe().length());
                if (!bracket.isEmpty()) {
                    html.text(" ").element("code", "row", bracket);
                }
            }
            html.open("span", "class", "why").text(found.because() + " ").element("code", "", found.rule());
            html.close("span").close("li");
        });
        html.close("ul").close("dd");
    }

    /** The id without its row. */
    static String plain(ProbeInfo probe) {
        int bracket = probe.id().indexOf('[');
        return bracket < 0 ? probe.id() : probe.id().substring(0, bracket);
    }
}
