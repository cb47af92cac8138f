// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.agent;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Reply;

/**
 * What the agent answers to a request, taken apart.
 *
 * @param request without its number, as messages show it
 * @param kind {@code ok}, {@code pending} or {@code error}
 * @param words what follows, a blank between two
 */
record Answer(String request, String kind, List<String> words) {

    private static final int SHOWN = 60; // characters of a request that a message shows
    private static final Pattern ERROR = Pattern.compile("E[A-Z0-9]{1,30}");
    private static final Pattern BLANK = Pattern.compile(" ");

    /**
     * Reads a line.
     *
     * @throws NotAvailable if the stack can't do that at all
     * @throws TargetFailure if the line is no answer to this request
     */
    static Answer read(long id, String request, String line) {
        String shown = request.length() > SHOWN ? request.substring(0, SHOWN) + "..." : request;
        List<String> all = Arrays.asList(BLANK.split(line, -1));
        if (!all.get(0).equals(Long.toString(id))) {
            throw nonsense(shown, "\"" + cut(line) + "\", which is no answer to request " + id);
        }
        var answer =
                new Answer(shown, all.size() < 2 ? "" : all.get(1), all.subList(Math.min(2, all.size()), all.size()));
        return answer.checked(line);
    }

    private Answer checked(String line) {
        boolean fits =
                switch (kind) {
                    case "ok" -> words.stream().noneMatch(String::isEmpty);
                    case "pending" -> words.isEmpty();
                    case "error" ->
                        words.size() == 1 && ERROR.matcher(words.get(0)).matches();
                    case "lacks" ->
                        throw new NotAvailable(
                                "the target's agent lacks \"" + request + "\": " + cut(String.join(" ", words)));
                    case "wrong" ->
                        throw new TargetFailure("the target's agent does not understand \"" + request + "\": "
                                + cut(String.join(" ", words)));
                    default -> false;
                };
        if (!fits) {
            throw nonsense(request, "\"" + cut(line) + "\"");
        }
        return this;
    }

    private static String cut(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }

    private static TargetFailure nonsense(String request, String got) {
        return TargetFailure.nonsense("its agent was asked \"" + request + "\"", got);
    }

    /** The finding that what was answered makes no sense. */
    TargetFailure nonsense() {
        return nonsense(request, "\"" + cut((kind + " " + String.join(" ", words)).strip()) + "\"");
    }

    /** As a user call, done with what the words mean. */
    <T> Reply<T> reply(Function<Answer, T> value) {
        return switch (kind) {
            case "pending" -> new Reply.Pending<>();
            case "error" -> new Reply.Failed<>(words.get(0));
            default -> new Reply.Done<>(value.apply(this));
        };
    }

    /** The words of an answer that is final, so many; any number if that is negative. */
    List<String> words(int count) {
        if (!kind.equals("ok") || count >= 0 && words.size() != count) {
            throw nonsense();
        }
        return words;
    }

    /** The only word; empty where there is none, or the stack refused to tell. */
    Optional<String> word() {
        if (kind.equals("error")) {
            return Optional.empty();
        }
        return kind.equals("ok") && words.isEmpty() ? Optional.empty() : Optional.of(words(1).get(0));
    }

    /** What a word means, if it means anything. */
    <T> T parsed(String word, Function<String, T> meaning) {
        try {
            return meaning.apply(word);
        } catch (IllegalArgumentException e) { // also of a number
            throw nonsense();
        }
    }
}
