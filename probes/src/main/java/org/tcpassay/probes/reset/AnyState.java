// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.reset;

import static org.tcpassay.script.Segments.rstAck;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A RST with ACK in every state there is. */
final class AnyState {

    @Probe(
            id = "reset.rst-with-ack.never-answered",
            rules = {"RFC9293-3.5.2-NORSTTORST"},
            rows = {
                "CLOSED",
                "LISTEN",
                "SYN_SENT",
                "SYN_RECEIVED",
                "ESTABLISHED",
                "FIN_WAIT_1",
                "FIN_WAIT_2",
                "CLOSE_WAIT",
                "CLOSING",
                "LAST_ACK",
                "TIME_WAIT"
            },
            claim = "No state answers a reset, or two hosts could reset each other for ever")
    void neverAnswered(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(rstAck());
        c.expectSilence("a reset is never answered");
    }
}
