// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that documents say about connections on Linux, whether it is so or not.
 *
 * @param id such as {@code DOC-074}; never reused
 * @param documents which say it, from 1 to 4
 * @param check how it can be watched
 * @param expected what is seen then, where it is so
 * @param knobs settings that govern it; may be empty
 * @param truth what is really so, one sentence; empty where it is true as said
 * @param excuse why it cannot be watched; empty where it can
 */
public record Statement(
        String id,
        List<Integer> documents,
        String topic,
        String statement,
        String check,
        String expected,
        String knobs,
        Standing standing,
        String truth,
        String excuse) {

    /** What {@link Rule#rfc()} is where a statement is asked like a requirement. */
    public static final String SOURCE = "documents";

    /** Whether it is so. */
    public enum Standing {
        TRUE,
        /** With an exception, or for another reason. */
        PARTLY,
        /** Of earlier kernels. */
        OUTDATED,
        WRONG,
        /** It cannot be watched, for the reason that the excuse gives. */
        UNCHECKABLE;

        /** Lower case. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Statement {
        documents = List.copyOf(documents);
        if ((standing == Standing.UNCHECKABLE) != !excuse.isEmpty()) {
            throw new IllegalArgumentException("uncheckable is what has an excuse, and nothing else");
        }
        if (truth.isEmpty() && isDisputed(standing)) {
            throw new IllegalArgumentException("it is " + standing.text() + "; say what is really so");
        }
    }

    /** What is really so, where that is not what is said. */
    public Optional<String> correction() {
        return isDisputed(standing) ? Optional.of(truth) : Optional.empty();
    }

    private static boolean isDisputed(Standing standing) {
        return standing == Standing.PARTLY || standing == Standing.OUTDATED || standing == Standing.WRONG;
    }

    /** The same for those who ask requirements: it binds nobody. */
    public Rule rule() {
        return new Rule(
                id,
                SOURCE,
                topic,
                Level.SAID,
                topic,
                correction().orElse(statement),
                "wire+app",
                check,
                expected,
                "",
                Optional.empty(),
                excuse);
    }
}
