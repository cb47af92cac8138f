// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tcpassay.model.Transition;
import org.tcpassay.rules.State;

/**
 * The state diagram, drawn from the changes of state that the model knows. The states stand where RFC 9293 §3.3.2,
 * Figure 5, has them; an arrow is there if, and only if, the model has the transition.
 */
final class StateDiagram {

    static final String CAPTION =
            "Drawn from the model's transitions: what brings the change about, and below it what the target sends."
                    + " Reset, ABORT, a time-out or a hard error leads from any state to CLOSED.";

    private static final int WIDTH = 940;
    private static final int HEIGHT = 824;
    private static final int LEFT = 130;
    private static final int MIDDLE = 470;
    private static final int RIGHT = 810;
    private static final int HALF_WIDTH = 78;
    private static final int HALF_HEIGHT = 23;
    private static final int APART = 32; // between arrows that join the same two states
    private static final int HEAD = 9;
    private static final int LINE = 13;
    private static final int GAP = 7;
    private static final int MARGIN = 14; // where arrows go round the outside
    private static final int LANE = 18;
    private static final int PORT = 7; // from the middle of a box

    private static final Point END = new Point(RIGHT, 760); // CLOSED once more, as in the RFC's figure
    private static final Map<State, Point> PLACES = new EnumMap<>(Map.ofEntries(
            Map.entry(State.CLOSED, new Point(MIDDLE, 36)),
            Map.entry(State.LISTEN, new Point(MIDDLE, 150)),
            Map.entry(State.SYN_RECEIVED, new Point(LEFT, 276)),
            Map.entry(State.SYN_SENT, new Point(RIGHT, 276)),
            Map.entry(State.ESTABLISHED, new Point(MIDDLE, 400)),
            Map.entry(State.FIN_WAIT_1, new Point(LEFT, 520)),
            Map.entry(State.CLOSE_WAIT, new Point(RIGHT, 520)),
            Map.entry(State.FIN_WAIT_2, new Point(LEFT, 640)),
            Map.entry(State.CLOSING, new Point(MIDDLE, 640)),
            Map.entry(State.LAST_ACK, new Point(RIGHT, 640)),
            Map.entry(State.TIME_WAIT, new Point(MIDDLE, 760))));

    private static final Note NOTHING = new Note("", "");

    private final Map<State, Note> notes;
    private final Markup svg = new Markup();
    private final Markup words = new Markup(); // above all lines

    /**
     * What is said of a state.
     *
     * @param text below its name
     * @param style how its box looks: ok or new
     */
    record Note(String text, String style) {}

    private record Point(double x, double y) {

        Point plus(double dx, double dy) {
            return new Point(x + dx, y + dy);
        }

        Point towards(Point other, double part) {
            return new Point(x + (other.x - x) * part, y + (other.y - y) * part);
        }
    }

    private StateDiagram(Map<State, Note> notes) {
        this.notes = notes;
    }

    /** @param notes of the states that are highlighted */
    static String svg(Map<State, Note> notes) {
        return new StateDiagram(notes).draw();
    }

    private String draw() {
        String box = "0 0 " + WIDTH + " " + HEIGHT;
        String label = "the states of a connection and how one leads to another";
        svg.open("svg", "class", "diagram", "viewBox", box, "role", "img", "aria-label", label);
        for (Transition arrow : Transition.arrows()) {
            arrow(arrow);
        }
        PLACES.forEach((state, place) -> state(state, place, notes.getOrDefault(state, NOTHING)));
        state(State.CLOSED, END, NOTHING);
        return svg.trusted(words.toString()).close("svg").toString();
    }

    private void state(State state, Point at, Note note) {
        String style = note.style().isEmpty() ? "box" : "box " + note.style();
        svg.alone(
                "rect",
                "class",
                style,
                "x",
                number(at.x - HALF_WIDTH),
                "y",
                number(at.y - HALF_HEIGHT),
                "width",
                number(2 * HALF_WIDTH),
                "height",
                number(2 * HALF_HEIGHT),
                "rx",
                "8");
        text(words, at.plus(0, note.text().isEmpty() ? 5 : -2), "st", state.text());
        if (!note.text().isEmpty()) {
            text(words, at.plus(0, 14), "no", note.text());
        }
    }

    private void arrow(Transition arrow) {
        Point from = PLACES.get(arrow.from());
        Point to =
                arrow.to() == State.CLOSED && from.y > PLACES.get(State.ESTABLISHED).y ? END : PLACES.get(arrow.to());
        if (Math.abs(from.y - to.y) > END.y / 2.0 && Math.min(from.x, to.x) < MIDDLE) {
            around(arrow, from, to);
            return;
        }
        double lean = from.y == to.y ? 0 : Math.signum(to.x - from.x) * HALF_WIDTH / 2.0; // nearer corners
        Point out = from.plus(lean, 0);
        Point in = to.plus(-lean, 0);
        double length = Math.hypot(in.x - out.x, in.y - out.y);
        double dx = -(in.y - out.y) / length * aside(arrow);
        double dy = (in.x - out.x) / length * aside(arrow);
        Point start = edge(from, out.plus(dx, dy), in.plus(dx, dy));
        Point end = edge(to, in.plus(dx, dy), out.plus(dx, dy));
        line(arrow, List.of(start, end));
        label(arrow, start.towards(end, 0.5), from.x == to.x ? dx : 0);
    }

    /** How far from the straight line between its states: an arrow keeps to its right, where there is another. */
    private static double aside(Transition arrow) {
        List<Transition> same = Transition.arrows().stream()
                .filter(other -> other.from() == arrow.from() && other.to() == arrow.to()
                        || other.from() == arrow.to() && other.to() == arrow.from())
                .toList();
        int turn = same.get(0).from() == arrow.from() ? 1 : -1; // seen from the same end
        return turn * APART * (same.indexOf(arrow) - (same.size() - 1) / 2.0);
    }

    /** Where a line leaves the box round {@code centre}. */
    private static Point edge(Point centre, Point from, Point to) {
        double part = 0;
        for (double next = 0; next <= 1; next += 0.002) {
            Point at = from.towards(to, next);
            if (Math.abs(at.x - centre.x) > HALF_WIDTH || Math.abs(at.y - centre.y) > HALF_HEIGHT) {
                break;
            }
            part = next;
        }
        return from.towards(to, part);
    }

    /** Along the left margin, for it would cross too much. */
    private void around(Transition arrow, Point from, Point to) {
        boolean up = from.y > to.y;
        Point low = up ? from : to;
        Point high = up ? to : from;
        double lane = up ? MARGIN : MARGIN + LANE; // two of them, so that they do not meet
        Point entry = high.plus(-HALF_WIDTH, up ? -PORT : PORT);
        double floor = low.y + (up ? HALF_HEIGHT + LANE : PORT);
        Point port = up ? low.plus(-HALF_WIDTH / 2.0, HALF_HEIGHT) : low.plus(-HALF_WIDTH, PORT);
        List<Point> points = new ArrayList<>(List.of(port, new Point(port.x, floor)));
        points.addAll(List.of(new Point(lane, floor), new Point(lane, entry.y), entry));
        if (!up) {
            points.remove(0); // it leaves sideways
            Collections.reverse(points);
        }
        line(arrow, points);
        label(arrow, new Point(up ? (LEFT + MIDDLE) / 2.0 : LEFT, floor), 0);
    }

    private void line(Transition arrow, List<Point> points) {
        Point last = points.get(points.size() - 1);
        Point before = points.get(points.size() - 2);
        double angle = Math.atan2(last.y - before.y, last.x - before.x);
        List<String> steps = new ArrayList<>();
        points.forEach(point -> steps.add(number(point.x) + " " + number(point.y)));
        svg.open("path", "class", "to", "d", "M" + String.join(" L", steps));
        svg.element("title", "", arrow.from().text() + " to " + arrow.to().text() + ": " + arrow.label());
        svg.close("path");
        svg.alone(
                "path",
                "class",
                "hd",
                "d",
                "M" + number(last.x) + " " + number(last.y) + corner(last, angle + 2.7) + corner(last, angle - 2.7)
                        + " Z");
    }

    private static String corner(Point tip, double angle) {
        return " L" + number(tip.x + HEAD * Math.cos(angle)) + " " + number(tip.y + HEAD * Math.sin(angle));
    }

    /** @param side where it stands beside an upright arrow that has a neighbour; 0 is on the arrow */
    private void label(Transition arrow, Point at, double side) {
        List<String> lines = List.of(arrow.label().split(" / ", 2));
        String anchor = side < 0 ? " before" : side > 0 ? " after" : "";
        double x = at.x + Math.signum(side) * GAP;
        double y = at.y + 4 - (lines.size() - 1) * LINE / 2.0;
        for (int i = 0; i < lines.size(); i++) {
            text(words, new Point(x, y + i * LINE), (i == 0 ? "ev" : "ac") + anchor, lines.get(i));
        }
    }

    private static void text(Markup words, Point at, String style, String text) {
        words.open("text", "class", style, "x", number(at.x), "y", number(at.y))
                .text(text)
                .close("text");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
