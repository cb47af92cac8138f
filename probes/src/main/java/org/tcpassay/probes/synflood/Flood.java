// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synflood;

import static org.tcpassay.script.Segments.syn;

import java.util.List;
import java.util.stream.Stream;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;

/** SYNs that nobody follows up. */
final class Flood {

    /** Pending connections that the listener allows. */
    static final int BACKLOG = 8;

    /** SYNs; more than the backlog holds, however it counts. */
    static final int MANY = 3 * BACKLOG;

    private Flood() {}

    /** So many connections of the listener, none of which will be completed. */
    static List<Connection> of(Lab lab, Listener listener, int syns) {
        var halfOpen = Stream.generate(() -> lab.dial(listener)).limit(syns).toList();
        halfOpen.forEach(c -> c.send(syn()));
        return halfOpen;
    }
}
