// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which known ids an unknown one was probably meant to be. */
public final class Nearest {

    private record Candidate(String id, int distance) {}

    private Nearest() {}

    /** Up to {@code most} of {@code known}, nearest first by edit distance, case ignored; ties alphabetically. */
    public static List<String> to(String wanted, Collection<String> known, int most) {
        String folded = wanted.toLowerCase(Locale.ROOT);
        return known.stream()
                .map(id -> new Candidate(id, distance(folded, id.toLowerCase(Locale.ROOT))))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::id))
                .limit(most)
                .map(Candidate::id)
                .toList();
    }

    /** Such as {@code a, b or c}, for a sentence that ends "did you mean". */
    public static String sentence(List<String> ids) {
        int last = ids.size() - 1;
        return last < 1 ? String.join("", ids) : String.join(", ", ids.subList(0, last)) + " or " + ids.get(last);
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        var previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
