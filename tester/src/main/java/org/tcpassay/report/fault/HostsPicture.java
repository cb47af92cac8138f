// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Sighting;
import org.tcpassay.fault.Transit;
import org.tcpassay.relay.Observed;
import org.tcpassay.report.fault.Line.Said;
import org.tcpassay.report.fault.Line.Turn;
import org.tcpassay.rules.State;
import org.tcpassay.script.HostsTrace;
import org.tcpassay.script.Remark;

/**
 * What happened between two hosts: as two ladders, or as text. The states are those that the kernels themselves tell,
 * and not what the path infers.
 */
public final class HostsPicture {

    private static final List<String> HEADS = List.of("opener's kernel", "the road", "listener's kernel");

    private final List<Line> lines;
    private final boolean several;

    private HostsPicture(HostsTrace trace) {
        Map<Integer, Side> openers = openers(trace.journal());
        List<Line> told = new ArrayList<>();
        Story.of(trace.journal()).stream()
                .filter(line -> !(line instanceof Turn))
                .forEach(told::add);
        long beginsNs = told.isEmpty() ? 0 : told.get(0).timeNs();
        trace.states().forEach(state -> told.add(turn(state, openers, beginsNs)));
        trace.remarks().forEach(remark -> said(remark).ifPresent(told::add));
        told.sort(Comparator.comparingLong(Line::timeNs));
        lines = Condensed.of(told);
        several = openers.size() > 1;
    }

    /** As SVG, wide and narrow, of which a style sheet shows the right one; empty where nothing happened. */
    public static Optional<String> svg(HostsTrace trace) {
        var picture = new HostsPicture(trace);
        return picture.lines.isEmpty()
                ? Optional.empty()
                : Optional.of(TwoLadders.svg(Frame.WIDE, picture.lines, picture.several, HEADS)
                        + TwoLadders.svg(Frame.NARROW, picture.lines, picture.several, HEADS));
    }

    /** As text, a line for each thing that happened, and what the signs mean before them. */
    public static List<String> text(HostsTrace trace) {
        var picture = new HostsPicture(trace);
        return TimelineText.lines(picture.lines, picture.several);
    }

    /** Drawn with characters. */
    public static List<String> ladders(HostsTrace trace) {
        var picture = new HostsPicture(trace);
        return TextLadders.of(picture.lines, picture.several);
    }

    private static Map<Integer, Side> openers(List<Happening> journal) {
        Map<Integer, Side> openers = new HashMap<>();
        for (Happening happening : journal) {
            if (happening instanceof Happening.Came came) {
                Transit transit = came.transit();
                Optional<Sighting> sighting = transit.sighting();
                sighting.ifPresent(seen -> openers.putIfAbsent(
                        seen.connection(),
                        seen.sender() == End.OPENER
                                ? transit.from()
                                : transit.from().other()));
            }
        }
        return openers;
    }

    private static Line turn(Observed state, Map<Integer, Side> openers, long beginsNs) {
        boolean isOpener = openers.getOrDefault(state.connection(), Side.LEFT) == state.side();
        End end = isOpener ? End.OPENER : End.LISTENER;
        // who is asked with the first SYN has listened before it
        boolean isBefore = state.state() == State.LISTEN && state.connection() == 1;
        long timeNs = isBefore ? beginsNs - 1 : state.timeNs();
        return new Turn(timeNs, state.connection(), end, state.side(), state.state());
    }

    private static Optional<Line> said(Remark remark) {
        if (remark instanceof Remark.Called called) {
            String result = called.result().equals("done") ? "" : "  \u2192 " + called.result();
            return Optional.of(new Said(called.timeNs(), Optional.of(called.side()), "say", called.call() + result));
        }
        if (remark instanceof Remark.Noted noted) {
            return Optional.of(new Said(noted.timeNs(), Optional.empty(), "note", noted.text()));
        }
        if (remark instanceof Remark.Judged judged) {
            String text = judged.got()
                    .map(got -> "\u2717 " + judged.because() + ": expected " + judged.expectation() + ", got " + got)
                    .orElse("\u2713 " + judged.because());
            String style = judged.got().isPresent() ? "broken" : "held";
            return Optional.of(new Said(judged.timeNs(), Optional.empty(), style, text));
        }
        return Optional.empty();
    }
}
