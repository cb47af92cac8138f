// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.compare;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tcpassay.run.ProbeResult;

/**
 * In which of the permitted ways a stack answers, without what is another each time: of segments the flags, of anything
 * else the words, each once in the order seen.
 *
 * @param kinds such as {@code R.}, {@code nothing}, {@code ECONNRESET}; empty where there was no choice
 */
public record Manner(List<String> kinds) {

    private static final Pattern SEGMENT = Pattern.compile("([SFRP.UEWA]+|-) -?\\d+:-?\\d+\\(\\d+\\).*");

    public Manner {
        kinds = List.copyOf(kinds);
    }

    public static Manner of(ProbeResult answer) {
        return new Manner(answer.doors().stream().map(Manner::kind).distinct().toList());
    }

    private static String kind(String door) {
        Matcher segment = SEGMENT.matcher(door);
        return segment.matches() ? segment.group(1).replace("P", "") : door; // a push changes nothing
    }
}
