// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.isn;

import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Seen;

/** Initial sequence numbers that were drawn, and how much they have risen. */
final class Drawn {

    private Drawn() {}

    /** The SYN,ACK of a connection that is reset at once. */
    static Seen from(Connection c) {
        c.send(syn());
        Seen drawn = c.expect(synAck(), "a listener answers a SYN");
        c.send(rst());
        return drawn;
    }

    /** How fast the numbers rise between two. */
    static double perSecond(Seen before, Seen after) {
        return 1e9 * risen(before, after) / (after.timeNs() - before.timeNs());
    }

    /** How much higher the second is, modulo 2^32. */
    static long risen(Seen before, Seen after) {
        return Math.floorMod(
                after.segment().seq().toLong() - before.segment().seq().toLong(), 1L << 32);
    }
}
