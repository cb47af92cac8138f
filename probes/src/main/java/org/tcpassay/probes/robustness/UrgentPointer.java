// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Flags;

/** URG with a pointer to what never comes, or to nothing. */
final class UrgentPointer {

    enum Pointer {
        ZERO(0),
        BEHIND_THE_END(6),
        FAR_BEHIND_THE_END(0x7fff),
        LARGEST(0xffff);

        private final int value;

        Pointer(int value) {
            this.value = value;
        }
    }

    @Probe(
            id = "robustness.urgent-pointer-past-end.survived",
            rules = "RFC9293-3.8.5-URPBAD",
            state = ESTABLISHED,
            claim = "An urgent pointer past the end of the text, then none, then a FIN: all text arrives, once",
            resembles = {
                "CVE-2019-12255 (URGENT/11, urgent pointer 0)",
                "CVE-2019-12261 and -12263 (URGENT/11, urgent pointer confused)",
                "CVE-2020-17437 (uIP, urgent pointer past the end)"
            })
    void survived(Lab lab, Pointer row) {
        Listener listener = lab.listen().set(UserOption.OOB_INLINE, 1);
        Connection c = lab.connect(listener, syn().mss(1460));

        c.send(ack().and(Flags.URG).urgent(row.value));
        c.expectSilence("urgent or not, a segment without text is not acknowledged");
        c.send(data("12345").and(Flags.URG).urgent(row.value));
        c.expect(ack(), "text is text, whatever the pointer says");
        c.expectReceived("12345", "and delivered as far as there is any");

        c.send(data("67890"));
        c.expect(ack(), "the stream goes on");
        c.send(fin().and(Flags.URG).urgent(row.value));
        c.expect(ack(), "and ends");
        c.expectReceived("67890", "nothing of it is lost");
        c.expectEndOfStream("and nothing is added, for what the pointer promised never came");
        Alive.expect(lab, listener);
    }
}
