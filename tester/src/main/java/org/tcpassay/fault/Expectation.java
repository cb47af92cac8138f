// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.List;
import java.util.Optional;

/**
 * What somebody expects of the two ends under a {@link Scenario}: a pure function over the journal of a path.
 *
 * <p>A description that never changes. It is judged while the journal is written, so that nobody has to keep
 * gigabytes of it.
 */
public interface Expectation {

    Watch start();

    /** As a person would say it, such as {@code what was lost arrives within 3 s}. */
    String text();

    /**
     * What it counts packets of, so that joined segments of these must come one by one; none if it takes several
     * segments in one for what they say together.
     */
    default Optional<Condition> counts() {
        return Optional.of(Condition.alike("anything", transit -> true));
    }

    /** The judgement over a journal that is there as a whole. */
    default Judgement judge(List<Happening> journal, long endNs) {
        Watch watch = start();
        journal.forEach(watch::happened);
        return watch.judged(endNs);
    }

    /** One run of it. */
    interface Watch {

        /** Told everything, in order. */
        void happened(Happening happening);

        /**
         * What is known now; asking changes nothing.
         *
         * @param nowNs on the relay's clock: until when there was something to see
         */
        Judgement judged(long nowNs);
    }

    /**
     * How it came out.
     *
     * @param reason one sentence with numbers
     */
    record Judgement(Outcome outcome, String reason) {

        public static Judgement holds(String reason) {
            return new Judgement(Outcome.HOLDS, reason);
        }

        public static Judgement fails(String reason) {
            return new Judgement(Outcome.FAILS, reason);
        }

        public static Judgement inconclusive(String reason) {
            return new Judgement(Outcome.INCONCLUSIVE, reason);
        }
    }

    /** What a journal says of an expectation; the worst is first. */
    enum Outcome {
        FAILS,
        /** Nothing happened that it could be judged by. */
        INCONCLUSIVE,
        HOLDS
    }
}
