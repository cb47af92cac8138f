// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.report.Step.Kind;
import org.tcpassay.rules.State;
import org.tcpassay.trace.Conversation;
import org.tcpassay.trace.Event.Mark;
import org.tcpassay.trace.Trace;

/**
 * A trace drawn as SVG: time on the left, the tester's lifeline, the target's with its states as bands, user calls and
 * states on the right. Rows follow one another; where much time passes the lifelines are broken.
 */
final class Ladder {

    private static final int WIDTH = 700;
    private static final int TIME = 66;
    private static final int TESTER = 112;
    private static final int TARGET = 496;
    private static final int MIDDLE = (TESTER + TARGET) / 2;
    private static final int NOTES = TARGET + 16;
    private static final int BAND = 8;
    private static final int SLOPE = 7;
    private static final int HEAD = 40;
    private static final long GAP_NS = 20_000_000;
    private static final int MOST = 120;
    private static final int ENDS = 50;
    private static final int LABEL = 52;
    private static final int REASON = 58;

    private final Markup svg = new Markup();
    private final List<Conversation> conversations;
    private final boolean several;
    private final Map<Integer, Integer> bandTops = new HashMap<>();
    private final Map<Integer, State> states = new HashMap<>();
    private final List<String> bands = new ArrayList<>();
    private int y = HEAD;
    private int brokenFrom = HEAD;

    private Ladder(Trace trace) {
        conversations = trace.conversations();
        several = conversations.size() > 1;
    }

    /** The drawing, or nothing where nothing happened. */
    static Optional<String> svg(Trace trace) {
        List<Step> steps = Steps.of(trace);
        return steps.isEmpty() ? Optional.empty() : Optional.of(new Ladder(trace).draw(steps));
    }

    private String draw(List<Step> steps) {
        long last = steps.get(0).sinceNs();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.size() > MOST && i == ENDS) {
                int cut = steps.size() - 2 * ENDS;
                gap(cut + " steps left out");
                i += cut;
                last = steps.get(i).sinceNs();
            }
            Step step = steps.get(i);
            if (isTimed(step)) {
                if (step.sinceNs() - last > GAP_NS) {
                    gap(Span.text(step.sinceNs() - last) + " pass");
                }
                last = step.sinceNs();
            }
            step(step);
        }
        y += 10;
        lifelines(brokenFrom, y);
        bandTops.keySet().forEach(conversation -> endBand(conversation, y));
        return frame();
    }

    /** Whether its time is the target's: states are asked for, and expectations judged, when the tester gets round to it. */
    private static boolean isTimed(Step step) {
        return step.isPacket() || step.kind() == Kind.CALL || step.kind() == Kind.MISSING;
    }

    private String frame() {
        var whole = new Markup();
        whole.open(
                "svg",
                "class",
                "ladder",
                "viewBox",
                "0 0 " + WIDTH + " " + (y + 4),
                "role",
                "img",
                "aria-label",
                "what passed between tester and target, in order of time");
        bands.forEach(whole::trusted);
        whole.trusted(svg.toString());
        head(whole, TESTER, "tester", several ? "" : end(conversations, true));
        head(whole, TARGET, "target", several ? "" : end(conversations, false));
        return whole.close("svg").toString();
    }

    private static String end(List<Conversation> conversations, boolean tester) {
        return conversations.stream()
                .findFirst()
                .map(Conversation::ends)
                .map(ends -> tester ? ends.tester() : ends.target())
                .map(Object::toString)
                .orElse("");
    }

    private static void head(Markup whole, int x, String name, String address) {
        text(whole, x, 14, "hd", name);
        if (!address.isEmpty()) {
            text(whole, x, 28, "ad", address);
        }
    }

    private void step(Step step) {
        switch (step.kind()) {
            case TO_TARGET, FROM_TARGET -> packet(step);
            case CALL -> call(step);
            case STATE -> state(step);
            case NOTE -> words(step, "nt", "");
            case FAULT -> words(step, "fa", "");
            case HELD -> words(step, "ok", "\u2713 ");
            case MISSING -> missing(step);
        }
    }

    private void packet(Step step) {
        if (step.mark() == Mark.FENCE) {
            y += 14;
            arrow(step, "fe");
            text(svg, MIDDLE, y - 1, "fe", "fence " + PacketText.words(step.flags()));
            y += 4;
            return;
        }
        y += 22;
        time(step);
        String style = step.failing() ? "bad" : style(step);
        arrow(step, style);
        label(ArrowText.above(step), y - 3, style, step);
        String below = ArrowText.below(step);
        y += SLOPE;
        if (!below.isEmpty()) {
            y += 8;
            label(below, y, "op", step);
        }
        if (step.failing()) {
            cross(TESTER, y - (below.isEmpty() ? 0 : 8));
        }
    }

    private String style(Step step) {
        return switch (step.mark()) {
            case STIMULUS -> "st";
            case SKIPPED -> "sk";
            case PLAIN, FENCE -> several && step.conversation() >= 0 ? "c" + step.conversation() % 4 : "pl";
        };
    }

    private void arrow(Step step, String style) {
        boolean right = step.kind() == Kind.TO_TARGET;
        int from = right ? TESTER : TARGET - BAND / 2;
        int to = right ? TARGET - BAND / 2 : TESTER;
        int back = right ? -8 : 8;
        String line = "M" + from + " " + y + "L" + to + " " + (y + SLOPE);
        svg.open("path", "class", "l " + style, "d", line).close("path");
        String point = "M" + to + " " + (y + SLOPE) + "l" + back + " -5v9z";
        svg.open("path", "class", "h " + style, "d", point).close("path");
    }

    private void missing(Step step) {
        y += 24;
        time(step);
        String line = "M" + (TARGET - BAND / 2) + " " + y + "L" + (TESTER + 14) + " " + (y + SLOPE);
        svg.open("path", "class", "l bad gone", "d", line).close("path");
        text(svg, MIDDLE, y - 3, "bad", step.absence());
        if (!step.rest().isEmpty()) {
            label("expected " + step.rest(), y + 18, "bad", step);
        }
        cross(TESTER + 8, y + SLOPE);
        y += 20;
    }

    private void cross(int x, int at) {
        String lines = "M" + (x - 5) + " " + (at - 5) + "l10 10m0 -10l-10 10";
        svg.open("path", "class", "x", "d", lines).close("path");
    }

    private void call(Step step) {
        y += 18;
        time(step);
        svg.open("circle", "class", "dot", "cx", Integer.toString(TARGET), "cy", Integer.toString(y - 4), "r", "3.5")
                .close("circle");
        titled(NOTES, y, "call", tag(step) + step.rest(), 27);
    }

    private void state(Step step) {
        y += 18;
        endBand(step.conversation(), y - 11);
        bandTops.put(step.conversation(), y - 10);
        step.state().ifPresent(state -> states.put(step.conversation(), state));
        titled(NOTES, y, "state " + phase(step.state()), tag(step) + step.rest(), 27);
    }

    private void endBand(int conversation, int bottom) {
        if (!bandTops.containsKey(conversation) || !states.containsKey(conversation)) {
            return;
        }
        int top = bandTops.get(conversation);
        State state = states.get(conversation);
        int x = TARGET - BAND / 2 + (several ? Math.max(0, conversation) * 5 : 0);
        var band = new Markup()
                .open(
                        "rect",
                        "class",
                        "band " + phase(Optional.of(state)),
                        "x",
                        Integer.toString(x),
                        "y",
                        Integer.toString(top),
                        "width",
                        Integer.toString(BAND),
                        "height",
                        Integer.toString(Math.max(2, bottom - top)))
                .element("title", "", state.text())
                .close("rect");
        bands.add(band.toString());
    }

    private static String phase(Optional<State> state) {
        return state.map(Phase::of).orElse(Phase.NONE);
    }

    private void words(Step step, String style, String sign) {
        for (String line : Wrapped.lines(sign + tag(step) + step.rest(), REASON)) {
            y += 13;
            text(svg, MIDDLE, y + 1, style, line);
        }
        y += 3;
    }

    private void gap(String words) {
        y += 10;
        lifelines(brokenFrom, y);
        text(svg, MIDDLE, y + 13, "gap", words);
        y += 18;
        brokenFrom = y;
    }

    private void lifelines(int from, int to) {
        for (int x : List.of(TESTER, TARGET)) {
            bands.add(0, "<path class=\"life\" d=\"M" + x + " " + from + "V" + to + "\"></path>");
        }
    }

    private void time(Step step) {
        text(svg, TIME, y, "tm", Span.text(step.sinceNs()));
        if (several && step.conversation() >= 0) {
            text(svg, TIME + 18, y, "cv c" + step.conversation() % 4, TraceText.label(step.conversation()));
        }
    }

    private String tag(Step step) {
        return several && step.conversation() >= 0 ? TraceText.label(step.conversation()) + " " : "";
    }

    private void label(String words, int at, String style, Step step) {
        String full = step.flags() + " " + step.numbers() + " " + step.rest();
        svg.open("text", "x", Integer.toString(MIDDLE), "y", Integer.toString(at), "class", style);
        svg.text(Wrapped.shortened(words, LABEL))
                .element("title", "", full.strip())
                .close("text");
    }

    private void titled(int x, int at, String style, String words, int most) {
        svg.open("text", "x", Integer.toString(x), "y", Integer.toString(at), "class", style);
        svg.text(Wrapped.shortened(words, most));
        if (words.length() > most) {
            svg.element("title", "", words);
        }
        svg.close("text");
    }

    private static void text(Markup into, int x, int at, String style, String words) {
        into.open("text", "x", Integer.toString(x), "y", Integer.toString(at), "class", style)
                .text(words)
                .close("text");
    }
}
