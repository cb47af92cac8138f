// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.reset;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.wire.Checksum.wrongBy;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A RST at RCV.NXT that was damaged on its way. */
final class DamagedRst {

    @Probe(
            id = "reset.rst-with-wrong-checksum.ignored",
            rules = "RFC9293-MUST-3",
            state = ESTABLISHED,
            claim = "A RST whose checksum is wrong resets nothing")
    void ignored(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(rst().checksum(wrongBy(1)));
        c.expectSilence("a damaged segment is dropped unread");

        c.send(data("alive?"));
        c.expect(ack(), "the connection lives");
        c.expectReceived("alive?", "and delivers");
    }
}
