// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tcpassay.model.permits.Observation;
import org.tcpassay.referee.Asked;
import org.tcpassay.referee.Disagreement;
import org.tcpassay.rules.State;

/**
 * What disagreements have in common that one cause explains: where the target was, which requirement decides on what
 * it was asked, and in which way it parts from the model.
 *
 * @param state before it was asked
 * @param requirement its id
 * @param particulars of the segment, such as {@code -beyond}
 * @param expected in a few words, such as {@code ack} or {@code ack-or-nothing}
 * @param got in a few words
 */
public record Category(State state, String requirement, String particulars, String expected, String got) {

    private static final String STUCK = "stuck";
    private static final Pattern SEGMENT =
            Pattern.compile("> (\\S+) (-?\\d+):(-?\\d+)\\((\\d+)\\)(?: ack (-?\\d+))?.*");
    private static final Pattern IN_STATE = Pattern.compile("  in [A-Z0-9-]+$");
    private static final Pattern DOCUMENT = Pattern.compile("RFC9293-3\\.10\\.[\\d.]+-");

    /**
     * Of one disagreement.
     *
     * @param before of what was done until then, such as {@code -later-echo}
     */
    static Category of(Disagreement disagreement, String before) {
        State state = disagreement.asked().map(Asked::state).orElse(State.CLOSED);
        String requirement = Decisive.requirement(state, disagreement.asked());
        String particulars = Particulars.of(disagreement.asked()) + before;
        if (disagreement.observation() instanceof Observation.Reports report) {
            String states =
                    disagreement.states().stream().sorted().map(State::label).collect(Collectors.joining("-or-"));
            return new Category(
                    state, requirement, particulars, states, report.state().label());
        }
        List<String> sentences =
                disagreement.expected().stream().map(Category::withoutState).toList();
        String expected = sentences.stream().map(Category::word).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining("-or-"));
        String got = word(disagreement.got());
        String parted =
                List.of(expected.split("-or-", -1)).contains(got) ? different(sentences, disagreement.got()) : got;
        return new Category(state, requirement, particulars, expected, parted);
    }

    /** The target does not even come to where a sequence begins, or breaks, without anything that the model denies. */
    public static Category stuck(State state) {
        String requirement = state == State.SYN_SENT ? "RFC9293-3.10.1-OPEN-ACTIVE" : "RFC9293-3.10.7.2-LISTEN-SYN";
        return new Category(state, requirement, "", "an-answer", STUCK);
    }

    public boolean isStuck() {
        return got.equals(STUCK);
    }

    /** Stable, and what a ledger names: such as {@code established.seq-es-oow-left.ack.nothing}. */
    public String id() {
        String asked = DOCUMENT.matcher(requirement).replaceFirst("").toLowerCase(Locale.ROOT);
        return state.label() + "." + asked + particulars + "." + expected + "." + got;
    }

    /** What the referee permits, without where. */
    static String withoutState(String sentence) {
        return IN_STATE.matcher(sentence).replaceFirst("");
    }

    private static String word(String sentence) {
        Matcher segment = SEGMENT.matcher(sentence);
        if (segment.matches()) {
            return word(segment.group(1), !segment.group(4).equals("0"));
        }
        if (sentence.startsWith("nothing for")) {
            return "no-text";
        }
        if (sentence.startsWith("nothing")) {
            return "nothing";
        }
        if (sentence.startsWith("the user receives")) {
            return sentence.endsWith("stream") ? "end-of-stream" : "received";
        }
        return sentence.startsWith("the user's") ? "text" : "other";
    }

    private static String word(String flags, boolean withText) {
        if (flags.contains("R")) {
            return "rst";
        }
        if (flags.contains("S")) {
            return flags.contains(".") ? "syn-ack" : "syn";
        }
        return flags.contains("F") ? "fin" : withText ? "text" : "ack";
    }

    /** By which number it differs from the nearest that would have been right. */
    private static String different(List<String> sentences, String got) {
        Matcher seen = SEGMENT.matcher(got);
        List<Matcher> owed = sentences.stream()
                .map(SEGMENT::matcher)
                .filter(Matcher::matches)
                .toList();
        if (!seen.matches() || owed.isEmpty()) {
            return "other-" + word(got);
        }
        if (owed.stream().noneMatch(one -> sameGroup(one, seen, 2))) {
            return "other-seq";
        }
        if (owed.stream().noneMatch(one -> sameGroup(one, seen, 2) && sameGroup(one, seen, 5))) {
            return "other-ack";
        }
        return owed.stream().anyMatch(one -> sameGroup(one, seen, 4)) ? "other-options" : "other-length";
    }

    private static boolean sameGroup(Matcher one, Matcher other, int group) {
        return Objects.equals(one.group(group), other.group(group));
    }

    @Override
    public String toString() {
        return id();
    }
}
