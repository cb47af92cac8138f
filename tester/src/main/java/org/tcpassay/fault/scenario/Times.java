// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import java.time.Duration;
import java.util.Optional;

/** Times {@code [from, to)}, counted from the first packet of the path. */
record Times(Duration from, Optional<Duration> to) {

    /** {@code 2 s..5 s}, {@code 2 s..} or {@code ..5 s}. */
    static Times of(String text) {
        int dots = text.indexOf("..");
        String from = text.substring(0, dots);
        String to = text.substring(dots + 2);
        return new Times(
                from.isEmpty() ? Duration.ZERO : Units.time(from),
                to.isEmpty() ? Optional.empty() : Optional.of(Units.time(to)));
    }
}
