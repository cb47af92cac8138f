// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.report.fault.Line.Leg;
import org.tcpassay.report.fault.Line.Quiet;

/** What a person looks at in a long story: what rules did, openings and ends, and a little of what is around them. */
final class Condensed {

    private static final int SHORT = 40; // lines; a story of so many is told as it is
    private static final int AROUND = 2; // lines before and after
    private static final int FEWEST = 3; // untouched packets in a row that are told together
    private static final int MOST = 400;

    private Condensed() {}

    static List<Line> of(List<Line> story) {
        if (story.size() <= SHORT) {
            return story;
        }
        List<Line> counted = Crowds.counted(story);
        return cut(together(counted, wanted(counted)));
    }

    private static boolean[] wanted(List<Line> story) {
        var wanted = new boolean[story.size()];
        for (int i = 0; i < story.size(); i++) {
            if (i < AROUND || i >= story.size() - AROUND || isOfInterest(story.get(i))) {
                for (int at = Math.max(0, i - AROUND); at <= Math.min(story.size() - 1, i + AROUND); at++) {
                    wanted[at] = true;
                }
            }
        }
        return wanted;
    }

    private static boolean isOfInterest(Line line) {
        return !(line instanceof Leg leg)
                || !leg.isUntouched()
                || leg.isRepeated()
                || leg.came()
                        .filter(text -> text.numbers().isEmpty() || text.flags().matches(".*[SFR].*"))
                        .isPresent();
    }

    private static List<Line> together(List<Line> story, boolean[] wanted) {
        List<Line> told = new ArrayList<>();
        List<Leg> quiet = new ArrayList<>();
        for (int i = 0; i < story.size(); i++) {
            Line line = story.get(i);
            if (!wanted[i] && line instanceof Leg leg) {
                quiet.add(leg);
                continue;
            }
            flush(quiet, told);
            told.add(line);
        }
        flush(quiet, told);
        return told;
    }

    private static void flush(List<Leg> quiet, List<Line> told) {
        if (quiet.size() < FEWEST) {
            told.addAll(quiet);
        } else {
            long bytes = quiet.stream().mapToLong(Leg::bytes).sum();
            told.add(
                    new Quiet(quiet.get(0).timeNs(), quiet.get(quiet.size() - 1).timeNs(), quiet.size(), bytes));
        }
        quiet.clear();
    }

    /** Of too many lines the first and the last. */
    private static List<Line> cut(List<Line> lines) {
        if (lines.size() <= MOST) {
            return lines;
        }
        List<Line> told = new ArrayList<>(lines.subList(0, MOST / 2));
        List<Line> middle = lines.subList(MOST / 2, lines.size() - MOST / 2);
        told.add(new Line.Omitted(middle.get(0).timeNs(), middle.size()));
        told.addAll(lines.subList(lines.size() - MOST / 2, lines.size()));
        return told;
    }
}
