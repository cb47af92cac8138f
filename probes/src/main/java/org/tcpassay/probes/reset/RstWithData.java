// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.reset;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A RST that carries octets, perhaps a text that says why. */
final class RstWithData {

    @Probe(
            id = "reset.rst-with-data.connection-gone",
            rules = "RFC9293-SHLD-2",
            state = ESTABLISHED,
            claim = "Octets in a RST do not keep it from resetting")
    void connectionGone(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(rst().payload("no such process"));
        c.expectSilence("a reset is never answered, nor are its octets acknowledged");
        c.expectState(CLOSED, "a RST may carry an explanation and is still a RST");
        c.expectError("ECONNRESET", "the user is told that the connection was reset");
    }
}
