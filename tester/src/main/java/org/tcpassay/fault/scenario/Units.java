// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with their units: times, sizes, rates and percentages. */
final class Units {

    static final String NUMBER = "[0-9]{1,12}(\\.[0-9]{1,6})?";
    static final String TIME = NUMBER + " ?(us|ms|s|min)";
    static final String SIZE = NUMBER + " ?(B|kB|KiB|MB|MiB)?";
    static final String RATE = NUMBER + " ?(bit|kbit|Mbit|Gbit|B|kB|MB)/s";
    static final String PERCENT = NUMBER + " ?%";

    private static final Pattern PARTS = Pattern.compile("([0-9.]+) ?(\\S*)");
    private static final Map<String, Long> NANOSECONDS =
            Map.of("us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "min", 60_000_000_000L);
    private static final Map<String, Long> BYTES =
            Map.of("", 1L, "B", 1L, "kB", 1_000L, "KiB", 1_024L, "MB", 1_000_000L, "MiB", 1_048_576L);
    private static final Map<String, Long> BITS_PER_SECOND = Map.of(
            "bit/s", 1L,
            "kbit/s", 1_000L,
            "Mbit/s", 1_000_000L,
            "Gbit/s", 1_000_000_000L,
            "B/s", 8L,
            "kB/s", 8_000L,
            "MB/s", 8_000_000L);

    private Units() {}

    static Duration time(String text) {
        return Duration.ofNanos(counted(text, NANOSECONDS));
    }

    static long bytes(String text) {
        return counted(text, BYTES);
    }

    static long bitsPerSecond(String text) {
        long rate = counted(text, BITS_PER_SECOND);
        if (rate == 0) {
            throw new IllegalArgumentException("a rate of nothing; say black-hole if nothing shall pass");
        }
        return rate;
    }

    /** 0..1. */
    static double share(String text) {
        double percent = Double.parseDouble(parts(text).group(1));
        if (percent > 100) {
            throw new IllegalArgumentException(text + " is more than all; 0 % to 100 % are right");
        }
        return percent / 100;
    }

    private static long counted(String text, Map<String, Long> units) {
        MatchResult parts = parts(text);
        BigDecimal unit = BigDecimal.valueOf(units.getOrDefault(parts.group(2), 1L));
        try {
            return new BigDecimal(parts.group(1)).multiply(unit).toBigInteger().longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(text + " is more than can be counted; take a smaller one", e);
        }
    }

    private static MatchResult parts(String text) {
        Matcher matcher = PARTS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text + " is no number with a unit");
        }
        return matcher.toMatchResult();
    }
}
