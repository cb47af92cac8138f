// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.urgent;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Flags;

/** Data with an urgent pointer, to a user who reads it in line. */
final class UrgentInLine {

    @Probe(
            id = "urgent.data-in-line.delivered",
            rules = {"RFC9293-MUST-31", "RFC6093-2.1-1"},
            state = ESTABLISHED,
            claim = "Read in line, urgent data is part of the stream, however long it is")
    void delivered(Lab lab, Pointer row) {
        Connection c = lab.connect(lab.listen().set(UserOption.OOB_INLINE, 1), syn().mss(1460));

        c.send(data("0123456789").and(Flags.URG).urgent(row.value));
        c.expect(ack(), "urgent data is data");
        c.send(data("next"));
        c.expect(ack(), "and the stream goes on");
        c.expectReceived("0123456789next", "every byte is there, in order");
    }

    @Probe(
            id = "urgent.senseless-pointer.survived",
            rules = "RFC9293-3.8.5-URPBAD",
            state = ESTABLISHED,
            rows = {"ZERO", "FAR_BEYOND_THE_DATA"},
            claim = "A pointer that makes no sense costs neither data nor connection")
    void survived(Lab lab, Pointer row) {
        Connection c = lab.connect(lab.listen().set(UserOption.OOB_INLINE, 1), syn().mss(1460));

        c.send(data("0123456789").and(Flags.URG).urgent(row.value));
        c.expect(ack(), "the data is acknowledged");
        c.expectReceived("0123456789", "and delivered");
        c.send(data("next").and(Flags.URG).urgent(1));
        c.expect(ack(), "nor does one that points elsewhere after it do harm");
        c.expectReceived("next", "the stream goes on");
    }

    enum Pointer {
        ONE(1),
        TWO(2),
        ALL(10),
        BEYOND_THE_DATA(3_000),
        ZERO(0),
        FAR_BEYOND_THE_DATA(0xffff);

        private final int value;

        Pointer(int value) {
            this.value = value;
        }
    }
}
