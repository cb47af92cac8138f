// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parts of FAULTS.md that are made of the vocabulary, each between {@code <!-- NAME -->} and {@code <!-- end -->}. */
final class Manual {

    private static final Pattern PART = Pattern.compile("(<!-- ([a-z]+) -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL);

    private Manual() {}

    /** The manual with these parts as they should be. */
    static String filled(String manual) {
        return PART.matcher(manual)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + part(found.group(2)) + found.group(4)));
    }

    private static String part(String name) {
        return switch (name) {
            case "when" -> table(WhenWords.CHOOSING);
            case "count" -> table(WhenWords.COUNTING) + row(WhenWords.PER);
            case "do" -> table(DoWords.WORDS);
            case "expect" -> table(ExpectWords.WORDS);
            case "ready" ->
                Ready.all()
                        .map(scenario -> "- **" + scenario.name() + "**: " + scenario.says() + "\n")
                        .collect(Collectors.joining());
            default -> throw new IllegalArgumentException("FAULTS.md has a part " + name + ", which nobody knows");
        };
    }

    private static <T> String table(List<Word<T>> words) {
        return "| word | example | what it says |\n| --- | --- | --- |\n"
                + words.stream().map(Manual::row).collect(Collectors.joining());
    }

    private static String row(Word<?> word) {
        return "| `" + word.name() + "` | `" + word.example().replace("|", "\\|") + "` | " + cell(word) + " |\n";
    }

    private static String cell(Word<?> word) {
        var sentences = new ArrayList<String>();
        sentences.add(word.says());
        if (word.isSingle()) {
            sentences.add("Value: " + word.slots().get(0).kind().shape());
        } else {
            for (Slot<?> slot : word.slots()) {
                sentences.add("`" + slot.name() + "`" + (slot.required() ? "" : " (optional)") + ": " + slot.says()
                        + "; " + slot.kind().shape());
            }
        }
        return String.join(".<br>", sentences).replace("|", "\\|");
    }
}
