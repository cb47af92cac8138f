// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.matrix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A covering array of strength two: few rows in which every two values stand together that can stand together at all.
 *
 * <p>Greedy, and without dice: the row with the most pairs that are still missing goes next, the earlier one of equals.
 */
final class Pairwise {

    /** Two values and the columns that they stand in. */
    record Pair(int left, Object leftValue, int right, Object rightValue) {}

    private Pairwise() {}

    /**
     * @param all every row that means something
     * @param wanted rows to begin with
     */
    static List<Stimulus> of(List<Stimulus> all, List<Stimulus> wanted) {
        Set<Pair> missing = pairs(all);
        var chosen = new LinkedHashSet<Stimulus>();
        for (Stimulus stimulus : wanted) {
            chosen.add(stimulus);
            missing.removeAll(pairs(stimulus));
        }
        while (!missing.isEmpty()) {
            Stimulus best = best(all, missing);
            chosen.add(best);
            missing.removeAll(pairs(best));
        }
        return List.copyOf(chosen);
    }

    private static Stimulus best(List<Stimulus> all, Set<Pair> missing) {
        Stimulus best = all.get(0);
        long most = 0;
        for (Stimulus stimulus : all) {
            long fresh = pairs(stimulus).stream().filter(missing::contains).count();
            if (fresh > most) {
                most = fresh;
                best = stimulus;
            }
        }
        return best;
    }

    /** Every pair that can be. */
    static Set<Pair> pairs(List<Stimulus> all) {
        var pairs = new HashSet<Pair>();
        all.forEach(stimulus -> pairs.addAll(pairs(stimulus)));
        return pairs;
    }

    private static List<Pair> pairs(Stimulus stimulus) {
        List<Object> values = stimulus.values();
        var pairs = new ArrayList<Pair>();
        for (int left = 0; left < values.size(); left++) {
            for (int right = left + 1; right < values.size(); right++) {
                pairs.add(new Pair(left, values.get(left), right, values.get(right)));
            }
        }
        return pairs;
    }
}
