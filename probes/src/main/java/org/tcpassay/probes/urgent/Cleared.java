// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.urgent;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;

/** A middlebox on the way has cleared URG. */
final class Cleared {

    @Probe(
            id = "urgent.flag-cleared.all-delivered",
            rules = "RFC6093-3.4-1",
            state = ESTABLISHED,
            claim =
                    "Where URG was cleared on the way the pointer says nothing, and every byte is delivered in its place")
    void allDelivered(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("abc!").urgent(4));
        c.expect(ack(), "the segment is ordinary data");
        c.send(data("def"));
        c.expect(ack(), "the stream goes on");
        c.expectReceived("abc!def", "what was urgent once is in line");
    }

    @Probe(
            id = "urgent.two-in-succession.last-kept",
            rules = "RFC6093-3.3-1",
            state = ESTABLISHED,
            claim = "Of two urgent bytes that its user has not fetched the target keeps the last")
    void lastKept(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("a!").and(Flags.URG).urgent(2));
        c.expect(ack(), "urgent data is data");
        c.send(data("b?").and(Flags.URG).urgent(2));
        c.expect(ack(), "and more of it");
        c.judge(
                "the pointer has advanced, and there is one place for an urgent byte",
                "the urgent byte is \"?\"",
                c.user().receiveUrgent().result().equals(Bytes.utf8("?")),
                "another byte");
    }
}
