// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.urgent;

import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;

/** Data with an urgent pointer. */
final class UrgentData {

    @Probe(
            id = "urgent.data-with-urgent-pointer.signalled",
            rules = {"RFC9293-3.10.7.4-URG-{state}", "RFC9293-MUST-30"},
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2"},
            claim = "The user gets the last urgent byte as such, and the rest in order")
    void signalled(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(data("abc!").and(Flags.URG).urgent(4));
        c.expect(ack(), "urgent data is data");
        c.judge(
                "the pointer names the byte behind the last urgent one",
                "the urgent byte is \"!\"",
                c.user().receiveUrgent().result().equals(Bytes.utf8("!")),
                "another byte");
        c.expectReceived("abc", "what stands before it is ordinary");
    }
}
