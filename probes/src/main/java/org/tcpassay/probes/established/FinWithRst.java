// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.established;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.segment;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** FIN and RST in one segment. */
final class FinWithRst {

    @Probe(
            id = "established.fin-with-rst.connection-gone",
            rules = {"RFC9293-3.10.7.4-ORDER", "RFC9293-3.10.7.4-RST-ES-EXACT"},
            claim = "RST is checked long before FIN: both together reset")
    void connectionGone(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(segment("FR."));
        c.expectSilence("a reset is never answered, nor is its FIN acknowledged");
        c.expectState(CLOSED, "the RST check comes before the FIN check");
        c.expectError("ECONNRESET", "the user is told of a reset, not of the end of the stream");
    }
}
