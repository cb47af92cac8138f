// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.syncookies;

import static org.tcpassay.rules.Given.RFC4987;
import static org.tcpassay.script.Segments.syn;

import java.util.stream.Stream;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;

/** A listener whose backlog is full of connections that nobody will complete. */
final class Overload {

    private static final int BACKLOG = 8;

    private Overload() {}

    /** From here on the listener answers SYNs by cookies, if the target has them. */
    static Listener of(Lab lab) {
        lab.needs(RFC4987);
        return lab.preamble("LISTEN with a full backlog", () -> {
            Listener listener = lab.listen(BACKLOG);
            Stream.generate(() -> lab.dial(listener)).limit(2 * BACKLOG).forEach(c -> c.send(syn()));
            return listener;
        });
    }
}
