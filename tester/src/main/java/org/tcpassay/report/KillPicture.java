// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.kills.Deviation;
import org.tcpassay.run.kills.MutantResult;

/**
 * Probes x mutants as a picture: a column a probe, in the catalogue's order, a row a mutant. A kill is a dark mark, a
 * side effect a light one.
 */
final class KillPicture {

    private static final double COLUMN = 1.25;
    private static final int ROW = 4;
    private static final int NAMES = 150; // left of the marks
    private static final int HEADS = 130; // above them
    private static final int TOPIC_GAP = 6;
    private static final int APART = 11; // between two headings, at the least
    private static final int LEAD = 14; // height of the lines from headings to columns
    private static final int STRIP = 12;

    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Integer> groups = new LinkedHashMap<>(); // with their first columns
    private final int count;

    /** @param probes the columns */
    KillPicture(List<ProbeInfo> probes) {
        for (ProbeInfo probe : probes) {
            groups.putIfAbsent(probe.group(), columns.size());
            columns.put(probe.id(), columns.size());
        }
        count = columns.size();
    }

    /** One row, to stand beside a mutant's name. */
    String strip(MutantResult row) {
        var svg = new Markup();
        String label = row.kills().size() + " kills";
        svg.open(
                "svg",
                "class",
                "strip",
                "viewBox",
                "0 0 " + count + " " + STRIP,
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                label);
        lines(svg, 1, 0, 0, STRIP);
        marks(svg, row, 1, 0, 0, STRIP);
        return svg.close("svg").toString();
    }

    /** @param topics names of topics with their mutants */
    String whole(Map<String, List<MutantResult>> topics) {
        int rows = topics.values().stream().mapToInt(List::size).sum();
        int height = HEADS + rows * ROW + topics.size() * TOPIC_GAP;
        double width = NAMES + count * COLUMN + 20;
        var svg = new Markup();
        svg.open(
                "svg",
                "class",
                "kills",
                "viewBox",
                "0 0 " + number(width) + " " + height,
                "role",
                "img",
                "aria-label",
                "which probe notices which mutant");
        heads(svg);
        double y = HEADS;
        for (Map.Entry<String, List<MutantResult>> topic : topics.entrySet()) {
            double tall = topic.getValue().size() * ROW;
            text(svg, "topic", NAMES - 8, y + Math.max(tall / 2, ROW / 2.0) + 3.5, topic.getKey());
            lines(svg, COLUMN, NAMES, y, tall);
            for (MutantResult row : topic.getValue()) {
                row(svg, row, y);
                y += ROW;
            }
            y += TOPIC_GAP;
        }
        return svg.close("svg").toString();
    }

    private void row(Markup svg, MutantResult row, double y) {
        svg.open("a", "href", "#" + MutantsHtml.anchor(row.mutant()), "class", MutantsHtml.sign(row));
        String width = number(count * COLUMN);
        svg.open("rect", "x", number(NAMES), "y", number(y), "width", width, "height", number(ROW));
        svg.element(
                "title",
                "",
                row.mutant().name() + ": " + Console.plural(row.kills().size(), "kill"));
        svg.close("rect");
        marks(svg, row, COLUMN, NAMES, y, ROW - 1);
        svg.close("a");
    }

    private void marks(Markup svg, MutantResult row, double wide, double x, double y, double tall) {
        mark(svg, "side", row.sideEffects(), wide, x, y + tall / 2, tall);
        mark(svg, "kill", row.kills(), wide, x, y + tall / 2, tall);
    }

    /** Neighbours become one stroke. */
    private void mark(Markup svg, String style, List<Deviation> found, double wide, double x, double y, double tall) {
        List<Integer> at = found.stream()
                .map(deviation -> columns.get(deviation.probe().id()))
                .sorted()
                .toList();
        if (at.isEmpty()) {
            return;
        }
        var path = new StringBuilder();
        int first = at.get(0);
        for (int i = 0; i < at.size(); i++) {
            boolean last = i + 1 == at.size() || at.get(i + 1) != at.get(i) + 1;
            if (last) {
                path.append('M').append(number(x + first * wide)).append(' ').append(number(y));
                path.append('h').append(number((at.get(i) + 1 - first) * wide));
                first = i + 1 < at.size() ? at.get(i + 1) : 0;
            }
        }
        svg.alone("path", "class", style, "stroke-width", number(tall), "d", path.toString());
    }

    /** Where groups of probes begin. */
    private void lines(Markup svg, double wide, double x, double y, double tall) {
        var path = new StringBuilder();
        for (int column : groups.values()) {
            path.append('M').append(number(x + column * wide)).append(' ').append(number(y));
            path.append('v').append(number(tall));
        }
        svg.alone("path", "class", "border", "d", path.toString());
    }

    /** Names of groups, upright, each led to its columns. */
    private void heads(Markup svg) {
        List<String> names = List.copyOf(groups.keySet());
        List<Double> middles = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int next = i + 1 < names.size() ? groups.get(names.get(i + 1)) : count;
            middles.add(NAMES + (groups.get(names.get(i)) + next) / 2.0 * COLUMN);
        }
        List<Double> places = apart(middles);
        for (int i = 0; i < names.size(); i++) {
            double x = places.get(i);
            String line = "M" + number(x) + " " + (HEADS - LEAD - 4) + "L" + number(middles.get(i)) + " " + (HEADS - 2);
            svg.alone("path", "class", "lead", "d", line);
            String turn = "translate(" + number(x + 3.5) + " " + (HEADS - LEAD - 8) + ") rotate(-90)";
            svg.open("text", "class", "group", "transform", turn)
                    .text(names.get(i))
                    .close("text");
        }
    }

    /** The same places, moved to where no two are too near. */
    private static List<Double> apart(List<Double> wanted) {
        List<Double> places = new ArrayList<>(wanted);
        for (int round = 0; round < 200; round++) {
            for (int i = 1; i < places.size(); i++) {
                double lack = APART - (places.get(i) - places.get(i - 1));
                if (lack > 0) {
                    places.set(i - 1, Math.max(places.get(i - 1) - lack / 2, NAMES + 4.0));
                    places.set(i, Math.max(places.get(i) + lack / 2, places.get(i - 1) + lack / 2));
                }
            }
        }
        return places;
    }

    private static void text(Markup svg, String style, double x, double y, String text) {
        svg.open("text", "class", style, "x", number(x), "y", number(y))
                .text(text)
                .close("text");
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
