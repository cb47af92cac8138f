// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Expectation;
import org.tcpassay.rules.State;

/** All expectations, to be imported statically. */
public final class Expectations {

    private Expectations() {}

    /**
     * Whatever an end sends (SYN, text, FIN, acknowledgments) has reached the other so long after it was first sent, by
     * that segment or by another. A reset that arrives ends all hope.
     */
    public static Expectation recovers(Duration within) {
        return new Recovers(Optional.empty(), within);
    }

    /** The same for what one end sends. */
    public static Expectation recovers(End who, Duration within) {
        return new Recovers(Optional.of(who), within);
    }

    /** What each end sent (text with a right checksum) is what the other was given, byte for byte, and all of it. */
    public static Expectation intact() {
        return new Intact(Optional.empty());
    }

    /** The same for what one end sends. */
    public static Expectation intact(End of) {
        return new Intact(Optional.of(of));
    }

    /** Of the packets that came in, at least so many of a kind. */
    public static Expectation atLeast(long least, Condition what) {
        return new Counts(what, least, OptionalLong.empty(), false);
    }

    /** Of the packets that came in, not more of a kind. */
    public static Expectation atMost(long most, Condition what) {
        return new Counts(what, 0, OptionalLong.of(most), false);
    }

    /** Of the packets that came in, just so many of a kind. */
    public static Expectation exactly(long number, Condition what) {
        return new Counts(what, number, OptionalLong.of(number), false);
    }

    /**
     * So many packets of a kind.
     *
     * @param most none for any number
     * @param arriving whether what leaves the path is counted, instead of what comes in
     */
    public static Expectation count(Condition what, long least, OptionalLong most, boolean arriving) {
        return new Counts(what, least, most, arriving);
    }

    /** Both ends are in ESTABLISHED so long after the first segment of each connection. */
    public static Expectation establishes(Duration within) {
        return new Establishes(within);
    }

    /** In each connection an end is in one of these states when all is over. */
    public static Expectation endsIn(End end, State state, State... others) {
        return new EndsIn(end, EnumSet.of(state, others));
    }

    /** No end sends a reset, and none arrives, that meets a connection which is not over yet. */
    public static Expectation noReset() {
        return new NoReset();
    }

    /** Each of these rules has done something; inconclusive if not. */
    public static Expectation fires(List<String> rules) {
        return new Fires(rules, true);
    }

    /** At least one of these rules has done something; inconclusive if not. */
    public static Expectation fireSome(List<String> rules) {
        return new Fires(rules, false);
    }
}
