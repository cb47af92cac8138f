// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tcpassay.wire.Flags;
import org.tcpassay.yaml.YamlMapping;

/**
 * A sequence as a small YAML file, for replay.
 *
 * <pre>
 * seed: 7
 * opening: established-passively
 * timestamps: false
 * sack: false
 * actions:
 *   - call shutdown
 *   - send F. at-rcv-nxt ack-at-snd-nxt length-0 stamps-ordinary
 *   - send . beyond ack-at-snd-nxt length-5 stamps-ordinary closed-window
 * </pre>
 *
 * @param seed of the numbers of the connection
 */
public record SequenceFile(long seed, Sequence sequence) {

    private static final List<String> KEYS = List.of("seed", "opening", "timestamps", "sack", "actions");

    /** @param comments lines to stand above, without their sign */
    public String text(List<String> comments) {
        var text = new StringBuilder("# SPDX-License-Identifier: Apache-2.0\n");
        comments.forEach(line -> text.append("# ").append(line).append('\n'));
        text.append("seed: ").append(seed).append('\n');
        text.append("opening: ").append(word(sequence.opening())).append('\n');
        text.append("timestamps: ").append(sequence.timestamps()).append('\n');
        text.append("sack: ").append(sequence.sack()).append('\n');
        text.append(sequence.actions().isEmpty() ? "actions: []\n" : "actions:\n");
        sequence.actions()
                .forEach(action -> text.append("  - \"").append(line(action)).append("\"\n"));
        return text.toString();
    }

    /** One line, such as {@code F. beyond}; what is ordinary goes without saying. */
    public static String words(Action action) {
        String line = line(action).replaceAll(" (ack-at-snd-nxt|length-0|stamps-ordinary|at-rcv-nxt)(?= |$)", "");
        return line.substring(line.indexOf(' ') + 1);
    }

    private static String line(Action action) {
        if (action instanceof Action.Calls call) {
            return "call " + word(call.call());
        }
        var s = (Action.Sends) action;
        return "send " + s.flags() + " " + word(s.seq()) + " ack-" + word(s.ack()) + " length-" + s.length()
                + " stamps-" + word(s.stamps()) + (s.closedWindow() ? " closed-window" : "");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @param doing how complaints begin
     * @throws SequenceFileException if it is no such file
     */
    public static SequenceFile read(String doing, String text) {
        YamlMapping yaml = YamlMapping.read(doing, text, SequenceFileException::new);
        yaml.allow(KEYS);
        var actions = new ArrayList<Action>();
        for (String line : yaml.texts("actions")) {
            actions.add(action(yaml, line));
        }
        var sequence = new Sequence(
                value(yaml, "opening", Sequence.Opening.class, yaml.required("opening")),
                Boolean.parseBoolean(yaml.required("timestamps")),
                Boolean.parseBoolean(yaml.required("sack")),
                actions);
        return new SequenceFile(number(yaml, "seed", yaml.required("seed")), sequence);
    }

    private static Action action(YamlMapping yaml, String line) {
        List<String> words = List.of(line.strip().split(" +", -1));
        if (words.size() == 2 && words.get(0).equals("call")) {
            return new Action.Calls(value(yaml, "actions", Action.UserCall.class, words.get(1)));
        }
        if (words.size() < 6 || words.size() > 7 || !words.get(0).equals("send")) {
            throw yaml.wrong("actions", "no action (" + line + "); send FLAGS SEQ ack-ACK length-N stamps-S");
        }
        return new Action.Sends(
                flags(yaml, words.get(1)),
                value(yaml, "actions", Place.class, words.get(2)),
                value(yaml, "actions", AckPlace.class, behind(yaml, "ack-", words.get(3))),
                (int) number(yaml, "actions", behind(yaml, "length-", words.get(4))),
                value(yaml, "actions", Stamps.class, behind(yaml, "stamps-", words.get(5))),
                words.size() == 7);
    }

    private static Flags flags(YamlMapping yaml, String letters) {
        try {
            return Flags.of(letters);
        } catch (IllegalArgumentException e) {
            throw yaml.wrong("actions", "no flags (" + letters + "); such as F. or SF or -");
        }
    }

    private static String behind(YamlMapping yaml, String head, String word) {
        if (!word.startsWith(head)) {
            throw yaml.wrong("actions", "no " + head + "... (" + word + ")");
        }
        return word.substring(head.length());
    }

    private static long number(YamlMapping yaml, String key, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw yaml.wrong(key, "no number (" + text + ")");
        }
    }

    private static <E extends Enum<E>> E value(YamlMapping yaml, String key, Class<E> type, String word) {
        List<E> values = List.of(type.getEnumConstants());
        return values.stream()
                .filter(one -> word(one).equals(word))
                .findFirst()
                .orElseThrow(() -> yaml.wrong(
                        key,
                        word + "; one of "
                                + values.stream().map(SequenceFile::word).collect(Collectors.joining(", "))));
    }
}
