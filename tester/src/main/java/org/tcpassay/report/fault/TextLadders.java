// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.fault.Side;
import org.tcpassay.report.Console;
import org.tcpassay.report.PacketText;
import org.tcpassay.report.Span;
import org.tcpassay.report.Wrapped;
import org.tcpassay.report.fault.Line.Crowd;
import org.tcpassay.report.fault.Line.Leg;
import org.tcpassay.report.fault.Line.Omitted;
import org.tcpassay.report.fault.Line.Quiet;
import org.tcpassay.report.fault.Line.Said;
import org.tcpassay.report.fault.Line.Turn;
import org.tcpassay.rules.State;

/**
 * A story drawn with characters: the two ends as lines, packets as arrows between them, what is lost with an x in the
 * middle; the states of each end at its outer side.
 */
final class TextLadders {

    private static final int STATE = 12; // the longest name of a state
    private static final PacketText UNBORN = new PacketText("made", "", "");
    private static final int ROAD = 60; // characters between the two lines
    private static final int TIME = 9;
    private static final long GAP_NS = 150_000_000;

    private final boolean several;
    private final long zeroNs;
    private final List<String> out = new ArrayList<>();

    private TextLadders(boolean several, long zeroNs) {
        this.several = several;
        this.zeroNs = zeroNs;
    }

    static List<String> of(List<Line> lines, boolean several) {
        if (lines.isEmpty()) {
            return List.of();
        }
        var ladders = new TextLadders(several, Leg.firstOf(lines).timeNs());
        ladders.draw(lines);
        return List.copyOf(ladders.out);
    }

    private void draw(List<Line> lines) {
        out.add(" ".repeat(TIME + 2) + right("opener", STATE) + " ".repeat(ROAD + 4) + "listener");
        long lastNs = lines.get(0).timeNs();
        for (Line line : lines) {
            if (line.timeNs() - lastNs > GAP_NS) {
                row("", "", centred(". . .  " + Span.text(line.timeNs() - lastNs) + " pass  . . ."), "");
            }
            tell(line);
            lastNs = Math.max(lastNs, line.untilNs());
        }
    }

    private void tell(Line line) {
        if (line instanceof Leg leg) {
            row(Span.text(leg.timeNs() - zeroNs), "", arrow(leg), "");
            leg.worthTelling().forEach(act -> row("", "", centred("(" + act.rule() + ")"), ""));
        } else if (line instanceof Turn turn) {
            String state = (several ? "#" + turn.connection() + " " : "") + name(turn.to());
            boolean isLeft = turn.side() == Side.LEFT;
            row("", isLeft ? state : "", " ".repeat(ROAD), isLeft ? "" : state);
        } else if (line instanceof Said said) {
            said(said);
        } else if (line instanceof Quiet quiet) {
            row("", "", centred(Phrases.quiet(quiet)), "");
        } else if (line instanceof Crowd crowd) {
            Wrapped.lines(". . .  " + crowd.text() + "  . . .", ROAD - 4)
                    .forEach(text -> row("", "", centred(text), ""));
        } else if (line instanceof Omitted omitted) {
            row("", "", centred(Console.plural(omitted.lines(), "line") + " left out"), "");
        }
    }

    private static String name(State state) {
        return state == State.CLOSED ? "(no record)" : state.text();
    }

    private void said(Said said) {
        for (String text : Wrapped.lines(said.text(), ROAD - 4)) {
            if (said.side().isEmpty()) {
                row("", "", centred(text), "");
            } else if (said.side().get() == Side.LEFT) {
                row("", "", left("* " + text, ROAD), "");
            } else {
                row("", "", right(text + " *", ROAD), "");
            }
        }
    }

    private static String arrow(Leg leg) {
        PacketText text = leg.came().or(leg::went).orElse(UNBORN);
        boolean isRight = leg.from() == Side.LEFT;
        String label = " " + (leg.isRepeated() ? "again: " : "") + text.above() + " ";
        String shown = label.length() > ROAD - 12 ? label.substring(0, ROAD - 13) + "\u2026" : label;
        int length = leg.leaves() || !leg.enters() ? ROAD - 1 : ROAD / 2;
        int rest = Math.max(4, length - shown.length() - 3);
        String tip = leg.leaves() ? isRight ? ">" : "<" : leg.isLost() || leg.isJoined() ? "x" : "*"; // * waits
        return isRight
                ? left("---" + shown + "-".repeat(rest) + tip, ROAD)
                : right(tip + "-".repeat(rest) + shown + "---", ROAD);
    }

    private void row(String time, String leftState, String road, String rightState) {
        out.add((right(time, TIME) + "  " + right(leftState, STATE) + " |" + road + "| " + rightState).stripTrailing());
    }

    private static String centred(String text) {
        int before = Math.max(0, (ROAD - text.length()) / 2);
        return left(" ".repeat(before) + text, ROAD);
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
