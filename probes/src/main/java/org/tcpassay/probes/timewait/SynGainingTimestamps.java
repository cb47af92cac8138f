// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timewait;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.Given.RFC6191;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN with timestamps for a connection that had none. */
final class SynGainingTimestamps {

    @Probe(
            id = "time-wait.syn-gaining-timestamps.reopened",
            rules = "RFC6191-2-OLDNOTS-TS",
            claim = "Timestamps that the old incarnation had not prove a new one, whatever the sequence number")
    void reopened(Lab lab) {
        lab.needs(RFC6191);
        Connection c = lab.reach(TIME_WAIT);

        c.send(syn().seq(RCV_NXT.minus(1_000)).mss(1460).timestamps().accepted());
        c.expect(synAck().timestamps(), "no segment of the old incarnation carried timestamps, so this is none");
    }
}
