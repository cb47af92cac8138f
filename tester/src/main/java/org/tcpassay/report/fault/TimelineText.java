// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.List;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Side;
import org.tcpassay.report.Console;
import org.tcpassay.report.PacketText;
import org.tcpassay.report.Printable;
import org.tcpassay.report.Span;
import org.tcpassay.report.Wrapped;
import org.tcpassay.report.fault.Line.Act;
import org.tcpassay.report.fault.Line.Crowd;
import org.tcpassay.report.fault.Line.Leg;
import org.tcpassay.report.fault.Line.Omitted;
import org.tcpassay.report.fault.Line.Quiet;
import org.tcpassay.report.fault.Line.Said;
import org.tcpassay.report.fault.Line.Turn;

/** A run as text: both sides of the relay in front of packetdrill's notation. */
final class TimelineText {

    private static final int WIDTH = 110;
    private static final String INDENT = " ".repeat(18);
    private static final String LEGEND = """
              >->  passes from left to right         >x   lost        >~   waits in the relay, goes on in a later line
              <-<  passes from right to left         >!>  changed      +>  made by a rule, or a copy
              numbers relative to the initial ones; seconds since the first packet; [n] counts what came in
            """;

    private final boolean several;
    private final long zeroNs;
    private final StringBuilder out = new StringBuilder();

    private TimelineText(boolean several, long zeroNs) {
        this.several = several;
        this.zeroNs = zeroNs;
    }

    static String of(FaultRun run, List<Line> story) {
        long zeroNs = story.isEmpty() ? run.startedNs() : story.get(0).timeNs();
        boolean several = run.recording().counts().connections() > 1;
        return new TimelineText(several, zeroNs).write(run, story);
    }

    /** Nothing but the story, with what the signs mean before it. */
    static List<String> lines(List<Line> story, boolean several) {
        if (story.isEmpty()) {
            return List.of();
        }
        var text = new TimelineText(several, Leg.firstOf(story).timeNs());
        text.out.append(LEGEND);
        story.forEach(text::tell);
        return text.out.toString().lines().toList();
    }

    private String write(FaultRun run, List<Line> story) {
        say("tcpassay fault  " + run.scenario().name() + "   seed " + run.seedText() + "   " + run.started());
        Wrapped.lines(run.scenario().says(), WIDTH).forEach(this::say);
        say("");
        say("left   " + Phrases.text(run.command()) + "   (status " + run.status() + ")");
        run.serve().ifPresent(words -> say("right  " + Printable.line(words)));
        run.recording().counts().lives().stream()
                .limit(Phrases.MOST_TOLD)
                .forEach(life ->
                        say("#" + life.number() + "     left " + life.at(Side.LEFT) + " (" + who(life, Side.LEFT)
                                + ")   right " + life.at(Side.RIGHT) + " (" + who(life, Side.RIGHT) + ")"));
        run.remarks().forEach(this::say);
        say("");
        out.append(LEGEND);
        say("");
        story.forEach(this::tell);
        return out.toString();
    }

    private static String who(Life life, Side side) {
        return life.openerSide() == side ? "opener" : "listener";
    }

    private void tell(Line line) {
        if (line instanceof Leg leg) {
            leg(leg);
        } else if (line instanceof Turn turn) {
            String end = turn.end() == End.OPENER ? "opener" : "listener";
            boolean isLeft = turn.side() == Side.LEFT;
            say(INDENT + (several ? "#" + turn.connection() + " " : "") + (isLeft ? "left " : "right ") + end + " "
                    + turn.to().text());
        } else if (line instanceof Quiet quiet) {
            say(INDENT + "... " + Phrases.quiet(quiet));
        } else if (line instanceof Said said) {
            String who = said.side()
                    .map(side -> side == Side.LEFT ? "left user: " : "right user: ")
                    .orElse("");
            say(INDENT + who + Printable.line(said.text()));
        } else if (line instanceof Crowd crowd) {
            say(INDENT + "... " + Printable.line(crowd.text()));
        } else if (line instanceof Omitted omitted) {
            say(INDENT + "... " + Console.plural(omitted.lines(), "line") + " left out");
        }
    }

    private void leg(Leg leg) {
        PacketText text = leg.came().or(leg::went).orElse(new PacketText("?", "", "not kept"));
        String number = leg.number() == 0 ? "" : "[" + leg.number() + "]";
        String name = (several && leg.connection() > 0 ? "#" + leg.connection() + " " : "") + number;
        say("%s %10s  %-6s %-3s %-20s %s"
                .formatted(
                        arrow(leg),
                        Span.decimal(leg.timeNs() - zeroNs, 1_000_000_000, 4),
                        name,
                        text.flags(),
                        text.numbers(),
                        text.rest())
                .stripTrailing());
        for (Act act : leg.acts()) {
            say(INDENT + "| " + Printable.line(act.text()));
        }
        if (leg.isChanged() && leg.went().isPresent()) {
            say(INDENT + "= " + leg.went().get().line());
        }
    }

    /** Left end, relay, right end. */
    static String arrow(Leg leg) {
        boolean isRight = leg.from() == Side.LEFT;
        String tip = isRight ? ">" : "<";
        String first = leg.enters() ? tip : " ";
        String last = leg.leaves() ? tip : " ";
        return isRight ? first + middle(leg) + last : last + middle(leg) + first;
    }

    private static String middle(Leg leg) {
        if (leg.isLost()) {
            return "x";
        }
        if (leg.isMade()) {
            return "+";
        }
        if (leg.isJoined()) {
            return "&";
        }
        if (leg.isChanged()) {
            return "!";
        }
        return leg.enters() && leg.leaves() ? "-" : leg.isCopy() ? "+" : "~";
    }

    private void say(String line) {
        out.append(line).append('\n');
    }
}
