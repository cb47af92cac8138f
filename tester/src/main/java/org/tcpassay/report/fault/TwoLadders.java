// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Side;
import org.tcpassay.report.Console;
import org.tcpassay.report.Markup;
import org.tcpassay.report.PacketText;
import org.tcpassay.report.Phase;
import org.tcpassay.report.Span;
import org.tcpassay.report.Wrapped;
import org.tcpassay.report.fault.Line.Act;
import org.tcpassay.report.fault.Line.Crowd;
import org.tcpassay.report.fault.Line.Leg;
import org.tcpassay.report.fault.Line.Omitted;
import org.tcpassay.report.fault.Line.Quiet;
import org.tcpassay.report.fault.Line.Said;
import org.tcpassay.report.fault.Line.Turn;

/**
 * A story drawn as SVG: left end, relay, right end. A packet crosses the relay on a line; what is lost ends in it with
 * a cross, what waits slopes through it to the row in which it leaves, what a rule makes begins in it. The states of
 * the ends stand along the outer edges.
 */
final class TwoLadders {

    private static final int HEAD = 44;
    private static final int ROW = 22;
    private static final int TEXT = 13;
    private static final int TURN = 15;
    private static final int DOOR = 10; // how far into the relay a packet that waits has come
    private static final int INLET = 6;
    private static final long GAP_NS = 20_000_000;
    private static final long PAUSE_NS = 200_000_000; // before words that are no packet
    /** Options that almost every segment has: nobody looks at them where nothing was done. */
    private static final String ROUTINE = "nop,|,?TS val \\d+ ecr \\d+";

    private static final List<String> HEADS = List.of("left end", "relay", "right end");

    private final Frame frame;
    private final List<String> heads;
    private final boolean several;
    private final Pen pen = new Pen();
    private final Pen behind = new Pen();
    private final Map<Integer, Integer> heights = new HashMap<>(); // of legs, by their ids
    private final Map<Integer, Long> times = new HashMap<>(); // likewise, on the relay's clock
    private final Bands bands;
    private final long zeroNs;
    private int y = HEAD;
    private int brokenFrom = HEAD - 6;

    private TwoLadders(Frame frame, List<Line> lines, boolean several, List<String> heads) {
        this.frame = frame;
        this.heads = heads;
        this.several = several;
        this.bands = new Bands(frame, several, behind);
        this.zeroNs = Leg.firstOf(lines).timeNs();
    }

    /** @param lines at least one */
    static String svg(Frame frame, List<Line> lines, boolean several) {
        return svg(frame, lines, several, HEADS);
    }

    /** @param heads of the left end, the relay and the right end */
    static String svg(Frame frame, List<Line> lines, boolean several, List<String> heads) {
        return new TwoLadders(frame, lines, several, heads).draw(lines);
    }

    private String draw(List<Line> lines) {
        long lastNs = lines.get(0).timeNs();
        Optional<Line> before = Optional.empty();
        for (Line line : lines) {
            if (line.timeNs() - lastNs > (line instanceof Said ? PAUSE_NS : GAP_NS)) {
                gap(Span.text(line.timeNs() - lastNs) + " pass");
                before = Optional.empty();
            }
            tell(line, before);
            lastNs = Math.max(lastNs, line.untilNs());
            before = Optional.of(line);
        }
        y += 12;
        lifelines(y);
        bands.endAll(y);
        return whole();
    }

    private void tell(Line line, Optional<Line> before) {
        if (line instanceof Leg leg) {
            leg(leg);
        } else if (line instanceof Turn turn) {
            turn(turn, before);
        } else if (line instanceof Said said) {
            said(said);
        } else if (line instanceof Quiet quiet) {
            gap(Phrases.quiet(quiet));
        } else if (line instanceof Crowd crowd) {
            gap(crowd.text());
        } else if (line instanceof Omitted omitted) {
            gap(Console.plural(omitted.lines(), "line") + " left out; timeline.txt has them");
        }
    }

    private String whole() {
        var whole = new Markup();
        whole.open(
                "svg",
                "class",
                "ladder path " + frame.style(),
                "viewBox",
                "0 0 " + frame.width() + " " + (y + 6),
                "role",
                "img",
                "aria-label",
                "what passed at both sides of the relay, in order of time");
        String relay = "M" + frame.in() + " " + (HEAD - 8) + "H" + frame.out() + "V" + y + "H" + frame.in() + "z";
        var ground = new Pen();
        ground.path("relay", relay);
        pen.words(frame.isNarrow() ? 6 : frame.left(), 20, frame.isNarrow() ? "hd after" : "hd", heads.get(0));
        pen.words(frame.middle(), 20, "hd", heads.get(1));
        int right = frame.isNarrow() ? frame.width() - 6 : frame.right();
        pen.words(right, 20, frame.isNarrow() ? "hd before" : "hd", heads.get(2));
        return whole.trusted(ground.toString())
                .trusted(behind.toString())
                .trusted(pen.toString())
                .close("svg")
                .toString();
    }

    // ---- packets

    private void leg(Leg leg) {
        Side from = leg.from();
        Side to = from.other();
        y += ROW + (frame.isNarrow() ? TEXT : leg.worthTelling().isEmpty() ? 0 : INLET);
        heights.put(leg.id(), y);
        times.put(leg.id(), leg.timeNs());
        time(leg);
        if (leg.enters()) {
            stroke(leg, frame.life(from), frame.edge(from), !leg.leaves() && !frame.isNarrow());
        }
        relay(leg);
        if (leg.leaves()) {
            arrow(leg, frame.edge(to), frame.life(to));
        }
        y += frame.isNarrow() ? acrossAll(leg) : Math.max(labels(leg), acts(leg, 0));
    }

    private void time(Leg leg) {
        String text = Span.text(leg.timeNs() - zeroNs);
        if (frame.isNarrow()) {
            boolean isLeft = leg.from() == Side.LEFT;
            int x = isLeft ? frame.right() - 8 : frame.left() + 8;
            pen.words(x, y - TEXT / 2 - 8, isLeft ? "tm" : "tm before", text, text);
        } else {
            pen.words(58, y + 3, "tm", text, text);
        }
        if (several && leg.connection() > 0) {
            int x = frame.isNarrow() ? (leg.from() == Side.LEFT ? frame.left() - 16 : frame.right() + 16) : 74;
            pen.words(x, y + 3, "cv c" + leg.connection() % 4, "#" + leg.connection());
        }
    }

    private void stroke(Leg leg, int from, int to, boolean pointed) {
        pen.path("l " + style(leg), "M" + from + " " + y + "H" + to);
        if (pointed) {
            point(leg, to);
        }
    }

    private void arrow(Leg leg, int from, int to) {
        pen.path("l " + style(leg), "M" + from + " " + y + "H" + to);
        point(leg, to);
    }

    private void point(Leg leg, int at) {
        int back = leg.from() == Side.LEFT ? -8 : 8;
        pen.path("h " + style(leg), "M" + at + " " + y + "l" + back + " -4.5v9z");
    }

    private String style(Leg leg) {
        if (leg.isMade() || leg.isCopy()) {
            return "mk";
        }
        if (leg.leaves() && leg.isChanged()) {
            return "ch";
        }
        return several && leg.connection() > 0 ? "c" + leg.connection() % 4 : "pl";
    }

    /** Whether it is made of another packet at the same moment, so that it did not wait. */
    private boolean isBranch(Leg leg) {
        return leg.isCopy() && Long.valueOf(leg.timeNs()).equals(times.get(leg.origin()));
    }

    /** What becomes of it between the edges. */
    private void relay(Leg leg) {
        int in = frame.edge(leg.from());
        int out = frame.edge(leg.from().other());
        int inward = leg.from() == Side.LEFT ? 1 : -1;
        int end = leg.leaves() ? out : leg.isLost() || leg.isJoined() ? frame.middle() : in + inward * DOOR;
        if (leg.enters()) {
            pen.path("l in " + style(leg), "M" + in + " " + y + "H" + end);
        } else if (heights.containsKey(leg.origin()) && !isBranch(leg)) {
            int from = in + inward * DOOR;
            int to = leg.leaves() ? out - inward * INLET : end;
            behind.path("l wait", "M" + from + " " + heights.get(leg.origin()) + "L" + to + " " + y);
            pen.path("l in " + style(leg), "M" + to + " " + y + "H" + end);
        } else {
            pen.path("l in " + style(leg), "M" + frame.middle() + " " + y + "H" + end);
            pen.dot(frame.middle(), y, "mk");
        }
        if (leg.isLost()) {
            pen.path("x", "M" + (end - 6) + " " + (y - 6) + "l12 12m0 -12l-12 12");
        } else if (!leg.leaves() && leg.enters()) {
            pen.dot(end, y, leg.isJoined() ? "mk" : "wt");
        }
    }

    // ---- words

    /** Where there are no columns: the packet, what was done to it, what became of it; the room that it takes below. */
    private int acrossAll(Leg leg) {
        if (isBranch(leg)) {
            int piece = label(leg, leg.from(), leg.went().orElse(came(leg)), "mk", 0);
            return piece + acts(leg, piece);
        }
        int below = label(leg, leg.from(), came(leg), leg.enters() ? "" : "dm", 0);
        below += acts(leg, below);
        if (!isChanged(leg)) {
            return below;
        }
        return below + TEXT + label(leg, leg.from(), leg.went().orElse(came(leg)), "ch", below + TEXT + 3);
    }

    private static PacketText came(Leg leg) {
        return leg.came().or(leg::went).orElse(new PacketText("not kept", "", ""));
    }

    /** Whether it left as something else at this moment; a copy or a piece is told as what it is. */
    private static boolean isChanged(Leg leg) {
        return leg.leaves() && leg.isChanged();
    }

    /** What is written along the line; the room that it takes below. */
    private int labels(Leg leg) {
        PacketText came = came(leg);
        boolean isChanged = isChanged(leg);
        int below = leg.enters() ? label(leg, leg.from(), came, "", 0) : 0;
        Side to = leg.from().other();
        if (isChanged) {
            below = Math.max(below, label(leg, to, leg.went().orElse(came), leg.isCopy() ? "mk" : "ch", 0));
        } else if (leg.leaves() && !leg.enters()) {
            below = Math.max(below, label(leg, to, came, leg.isMade() || leg.isCopy() ? "mk" : "dm", 0));
        }
        return below;
    }

    private int label(Leg leg, Side at, PacketText text, String style, int down) {
        String whole = (leg.number() == 0 ? "" : "packet " + leg.number() + ": ") + text.line();
        boolean isLeft = at == Side.LEFT;
        int x = frame.isNarrow() ? (isLeft ? frame.left() + 8 : frame.right() - 8) : frame.road(at);
        String anchor = frame.isNarrow() ? (isLeft ? " after" : " before") : "";
        String sign = style.equals("ch") && frame.isNarrow()
                ? "\u2192 "
                : leg.isRepeated() && style.isEmpty() ? "\u21bb " : "";
        pen.words(x, y - 5 + down, style + anchor, Wrapped.shortened(sign + text.above(), frame.label()), whole);
        boolean isRoutine = leg.acts().stream().noneMatch(act -> act.verb() == Verb.CHANGED);
        String below = isRoutine
                ? text.below().replaceAll(ROUTINE, "").replaceAll("^<>", "").strip()
                : text.below();
        if (below.isEmpty()) {
            return 0;
        }
        pen.words(x, y + 11 + down, "op" + anchor, Wrapped.shortened(below, frame.label() + 6), whole);
        return TEXT - 3;
    }

    /** What the rules did, in the relay: the last rule's name above the line, its act below; the room below. */
    private int acts(Leg leg, int from) {
        List<Act> acts = leg.worthTelling();
        if (acts.isEmpty()) {
            return 0;
        }
        String style = leg.isLost() ? "act lost" : "act";
        int at = y + from;
        int down = 0;
        boolean isFirst = true;
        for (Act act : acts) {
            if (frame.isNarrow()) {
                down += TEXT;
                pen.words(
                        frame.middle(),
                        at + down + 1 + (leg.isLost() ? 3 : 0),
                        style,
                        Wrapped.shortened(act.text(), frame.act()),
                        act.text());
                continue;
            }
            if (isFirst) {
                pen.words(frame.middle(), at - 7, style, Wrapped.shortened(act.rule(), frame.act()), act.text());
            } else {
                down += TEXT;
                pen.words(frame.middle(), at + down + 2, style, Wrapped.shortened(act.rule(), frame.act()), act.text());
            }
            isFirst = false;
            down += TEXT;
            pen.words(
                    frame.middle(),
                    at + down + 2,
                    "what",
                    Wrapped.shortened(act.what().strip(), frame.act() + 4),
                    act.text());
        }
        return down + (frame.isNarrow() ? 4 : 2);
    }

    private void turn(Turn turn, Optional<Line> before) {
        boolean isBeside = before.filter(Turn.class::isInstance)
                .map(Turn.class::cast)
                .filter(other -> other.side() != turn.side() && other.timeNs() == turn.timeNs())
                .isPresent();
        y += isBeside ? 0 : TURN;
        bands.turn(turn, y - 8);
        boolean isLeft = turn.side() == Side.LEFT;
        String tag = several ? "#" + turn.connection() + " " : "";
        String name = turn.to().text();
        String end = turn.end() == End.OPENER ? "opener" : "listener";
        int x = frame.life(turn.side()) + (isLeft == frame.isNarrow() ? 12 : -12);
        x = frame.isNarrow() ? x : frame.life(turn.side()) + (isLeft ? -14 : 14);
        String anchor = isLeft == frame.isNarrow() ? " after" : " before";
        pen.words(x, y + 1, "state " + Phase.of(turn.to()) + anchor, tag + name, end + " " + name);
    }

    /** Of a user beside the line of its host, of nobody in the middle. */
    private void said(Said said) {
        int room = said.side().isPresent() && !frame.isNarrow() ? frame.label() + 4 : frame.words();
        y += 4;
        for (String text : Wrapped.lines(said.text(), room)) {
            y += TEXT + 1;
            if (said.side().isEmpty()) {
                pen.words(frame.middle(), y, said.style(), text);
                continue;
            }
            boolean isLeft = said.side().get() == Side.LEFT;
            int x = frame.life(said.side().get()) + (isLeft ? 9 : -9);
            pen.words(x, y, said.style() + (isLeft ? " after" : " before"), text);
        }
        y += 3;
    }

    private void gap(String text) {
        y += 12;
        lifelines(y);
        pen.words(frame.middle(), y + 13, "gap", text);
        y += 19;
        brokenFrom = y;
    }

    private void lifelines(int to) {
        for (int x : List.of(frame.left(), frame.right())) {
            behind.path("life", "M" + x + " " + brokenFrom + "V" + to);
        }
    }
}
