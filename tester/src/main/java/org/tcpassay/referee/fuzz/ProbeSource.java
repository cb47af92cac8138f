// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;

/** A sequence as a probe in Java, ready to paste. */
public final class ProbeSource {

    private static final String CAN_ACCEPT = "        c.accept();\n";

    private final Sequence sequence;
    private final StringBuilder text = new StringBuilder();
    private boolean accepted;

    private ProbeSource(Sequence sequence) {
        this.sequence = sequence;
        this.accepted = sequence.opening() != Sequence.Opening.LISTENING;
    }

    /**
     * @param number tells it from others of its kind
     * @param expected of the model, in words
     * @param got of the target, in words
     */
    public static String of(int number, Category category, Sequence sequence, List<String> expected, String got) {
        return new ProbeSource(sequence).write(number, category, expected, got);
    }

    private String write(int number, Category category, List<String> expected, String got) {
        String name = String.format(Locale.ROOT, "%03d", number);
        String about = category.state().text() + ": " + category.expected().replace('-', ' ') + ", not "
                + category.got().replace('-', ' ');
        text.append("        Connection c = ").append(road()).append(";\n");
        int last = sequence.actions().size() - 1;
        for (int i = 0; i <= last; i++) {
            text.append("\n        // ")
                    .append(SequenceFile.words(sequence.actions().get(i)))
                    .append('\n');
            action(sequence.actions().get(i));
            if (i < last) {
                text.append("        c.takeIn();\n");
            }
        }
        text.append('\n').append(Closing.of(category, expected, got));
        return """
                // SPDX-License-Identifier: Apache-2.0
                package org.tcpassay.probes.fuzz;

                %s
                /** Found by fuzzing. */
                final class Fuzz%s {

                    // expected %s
                    // got      %s
                    @Probe(
                            id = "fuzz.%s.found[%s]",
                            rules = "%s",
                            state = State.%s,
                            claim = "%s")
                    void found(Lab lab) {
                %s    }
                }
                """.formatted(
                        imports(),
                        name,
                        String.join("\n    //       or  ", expected),
                        got,
                        category.state().label(),
                        name,
                        category.requirement(),
                        category.state(),
                        about,
                        text);
    }

    /** Those that are used, and no other. */
    private String imports() {
        var symbols = new ArrayList<String>();
        for (String symbol : List.of("IRS", "ISS", "RCV_NXT", "RCV_WND", "SND_NXT", "SND_UNA")) {
            if (text.toString().matches("(?s).*\\b" + symbol + "\\b.*")) {
                symbols.add("import static org.tcpassay.expect.Symbol." + symbol + ";\n");
            }
        }
        for (String word : List.of("anyOf", "segment", "silence", "syn")) {
            if (text.indexOf(" " + word + "(") >= 0 || text.indexOf("(" + word + "(") >= 0) {
                symbols.add("import static org.tcpassay.script.Segments." + word + ";\n");
            }
        }
        var types = new ArrayList<String>();
        if (text.indexOf("List.of(") >= 0) {
            types.add("import java.util.List;\n");
        }
        types.add("import org.tcpassay.rules.State;\n");
        types.add("import org.tcpassay.script.Connection;\n");
        types.add("import org.tcpassay.script.Lab;\n");
        types.add("import org.tcpassay.script.Probe;\n");
        if (text.indexOf("Road.") >= 0) {
            types.add("import org.tcpassay.script.Road;\n");
        }
        String statics = String.join("", symbols);
        return (statics.isEmpty() ? "" : statics + "\n") + String.join("", types);
    }

    private String road() {
        return switch (sequence.opening()) {
            case ESTABLISHED_PASSIVELY -> "lab.reach(State.ESTABLISHED, " + options("syn()") + ")";
            case ESTABLISHED_ACTIVELY -> "lab.reach(State.ESTABLISHED, Road.ACTIVE, " + options("syn()") + ")";
            case LISTENING -> "lab.reach(State.LISTEN)";
            case OPENING -> "lab.reach(State.SYN_SENT)";
            case CLOSED -> "lab.reach(State.CLOSED)";
        };
    }

    private String options(String syn) {
        return syn + ".mss(1460)" + (sequence.timestamps() ? ".timestamps()" : "")
                + (sequence.sack() ? ".sackPermitted()" : "");
    }

    private void action(Action action) {
        if (action instanceof Action.Sends segment) {
            text.append("        c.send(").append(spec(segment)).append(");\n");
        } else if (action instanceof Action.Calls call) {
            if (!accepted) {
                text.append(CAN_ACCEPT);
                accepted = true;
            }
            text.append("        c.user().").append(call(call.call())).append(";\n");
        }
    }

    private static String call(Action.UserCall call) {
        return switch (call) {
            case SEND -> "send(lab.payload(" + Drill.SENT_AT_ONCE + "))";
            case RECEIVE -> "receive()";
            case SHUTDOWN -> "shutdown()";
            case CLOSE -> "close()";
            case ABORT -> "abort()";
        };
    }

    private String spec(Action.Sends s) {
        boolean opens = s.flags().has(Flags.SYN);
        var spec = new StringBuilder("segment(\"" + s.flags() + "\")");
        spec.append(".window(").append(s.closedWindow() ? 0 : Drill.OPEN_WINDOW).append(')');
        spec.append(opens ? options("") : "");
        if (s.seq() != Place.AT_RCV_NXT) {
            spec.append(".seq(").append(s.seq().source()).append(')');
        }
        if (s.flags().has(Flags.ACK) && s.ack() != AckPlace.AT_SND_NXT) {
            spec.append(".ack(").append(s.ack().source()).append(')');
        }
        if (s.length() > 0) {
            spec.append(".payload(lab.payload(").append(s.length()).append("))");
        }
        if (!opens && sequence.timestamps()) {
            spec.append(
                    switch (s.stamps()) {
                        case ORDINARY -> "";
                        case OLD -> ".timestampOlderBy(" + Drill.OLDER + ")";
                        case NEWER -> ".timestampNewerBy(" + Drill.OLDER + ")";
                        case MISSING -> ".withoutTimestamps()";
                    });
        }
        return spec.toString();
    }

    /** The names of states in a part of a category. */
    static String states(String words) {
        return Arrays.stream(State.values())
                .filter(state -> List.of(words.split("-or-", -1)).contains(state.label()))
                .map(state -> "State." + state.name())
                .collect(Collectors.joining(", "));
    }
}
