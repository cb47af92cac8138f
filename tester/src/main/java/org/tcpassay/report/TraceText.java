// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.report.Step.Kind;
import org.tcpassay.trace.Conversation;
import org.tcpassay.trace.Event.Mark;
import org.tcpassay.trace.Trace;

/** A trace in packetdrill's notation, aligned in columns. */
final class TraceText {

    /** Of a trace longer than this the middle is left out. */
    private static final int MOST = 80;

    private static final int HEAD = 30;
    private static final int TAIL = 45;
    /** Longer numbers push their line out rather than all lines. */
    private static final int WIDEST_NUMBERS = 22;

    private final List<Step> steps;
    private final List<Conversation> conversations;
    private final boolean severalConversations;
    private final int timeWidth;
    private final int flagsWidth;
    private final int numbersWidth;

    private TraceText(Trace trace) {
        steps = Steps.of(trace).stream()
                .filter(step -> step.mark() != Mark.FENCE && step.kind() != Kind.HELD)
                .toList();
        conversations = trace.conversations();
        severalConversations = conversations.size() > 1;
        timeWidth = widest(steps.stream().map(step -> seconds(step.sinceNs())).toList(), 20);
        flagsWidth = Math.max(3, widest(steps.stream().map(Step::flags).toList(), 6));
        numbersWidth = widest(steps.stream().map(Step::numbers).toList(), WIDEST_NUMBERS);
    }

    static TraceText of(Trace trace) {
        return new TraceText(trace);
    }

    /** One line for each thing that happened; none for an empty trace. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        int count = steps.size();
        for (int i = 0; i < count; i++) {
            if (count > MOST && i == HEAD) {
                int cut = count - HEAD - TAIL;
                lines.add("  ...  " + cut + " lines left out, the capture has them all");
                i += cut;
            }
            lines.add(line(steps.get(i)));
        }
        return lines;
    }

    /** How a conversation is named where there are several: {@code #1}, {@code #2}. */
    static String label(int conversation) {
        return conversation < 0 ? "" : "#" + (conversation + 1);
    }

    /** What the signs mean. */
    List<String> legend() {
        if (steps.isEmpty()) {
            return List.of();
        }
        List<String> legend = new ArrayList<>();
        legend.add("< to target   > from target   numbers relative to IRS / ISS   seconds since the first packet");
        var signs = new StringBuilder();
        if (steps.stream().anyMatch(step -> step.mark() == Mark.STIMULUS)) {
            signs.append("* asked   ");
        }
        if (steps.stream().anyMatch(step -> step.mark() == Mark.SKIPPED)) {
            signs.append("~ passed over   ");
        }
        if (steps.stream().anyMatch(Step::failing)) {
            signs.append("! not as expected   ");
        }
        if (steps.stream().anyMatch(step -> step.kind() == Kind.CALL)) {
            signs.append(". user call at the target   ");
        }
        if (!signs.isEmpty()) {
            legend.add(signs.toString().strip());
        }
        legend.addAll(ends(conversations));
        return legend;
    }

    /** The ends of each conversation, where there are several. */
    static List<String> ends(List<Conversation> conversations) {
        if (conversations.size() < 2) {
            return List.of();
        }
        return conversations.stream()
                .map(conversation -> label(conversation.index()) + "  tester "
                        + conversation.ends().tester() + "  target "
                        + conversation.ends().target())
                .toList();
    }

    private String line(Step step) {
        String sign = step.failing() ? "!" : step.mark().sign();
        String label = severalConversations ? pad(label(step.conversation()), 4) : "";
        String time = " ".repeat(timeWidth - seconds(step.sinceNs()).length()) + seconds(step.sinceNs());
        String head = sign + " " + time + "  " + label;
        return switch (step.kind()) {
            case TO_TARGET, FROM_TARGET ->
                (head + arrow(step) + "  "
                                + pad(step.flags(), flagsWidth) + " "
                                + pad(step.numbers(), numbersWidth) + "  " + step.rest())
                        .stripTrailing();
            case CALL -> head + ".  " + step.rest();
            case STATE -> "  " + " ".repeat(timeWidth) + "  " + label + "   state " + step.rest();
            case NOTE, FAULT, HELD -> head + "   " + step.rest();
            case MISSING -> head + "   " + step.absence();
        };
    }

    /** Seconds since the first packet, four decimals. */
    static String seconds(long sinceNs) {
        return Span.decimal(sinceNs, 1_000_000_000, 4);
    }

    private static String arrow(Step step) {
        return step.kind() == Kind.TO_TARGET ? "<" : ">";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static int widest(List<String> texts, int most) {
        return texts.stream()
                .mapToInt(String::length)
                .filter(length -> length <= most)
                .max()
                .orElse(0);
    }
}
