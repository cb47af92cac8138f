// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.header;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An urgent pointer while URG is clear. */
final class UrgentPointerWithoutUrg {

    @Probe(
            id = "header.urgent-pointer-without-urg.ignored",
            rules = "RFC9293-3.1-URP-1",
            state = ESTABLISHED,
            claim = "The urgent pointer means nothing without URG")
    void ignored(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("plain").urgent(3));
        c.expect(ack(), "the data is ordinary");
        c.expectReceived("plain", "no byte of it is taken out of line");
    }
}
