// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** A segment that says it comes from the very address and port to which it goes. */
final class Land {

    enum Kind {
        SYN(syn()),
        SYN_AND_FIN(segment("SF")),
        ACK(ack()),
        RST(segment("R"));

        private final SegmentSpec segment;

        Kind(SegmentSpec segment) {
            this.segment = segment;
        }
    }

    @Probe(
            id = "robustness.land.survived",
            rules = "RFC9293-MUST-63",
            state = LISTEN,
            claim = "A segment from the target's own address and port is ignored when it comes from outside",
            resembles = "CVE-1999-0016 (LAND)")
    void survived(Lab lab, Kind row) {
        Listener listener = lab.listen();
        Connection old = lab.connect(listener, syn().mss(1460));
        Connection itself = lab.dial(listener, listener.port());

        itself.send(row.segment.from(lab.targetAddress()));
        itself.expectSilence("nobody outside has that address, so nobody is answered");

        old.send(data("still here"));
        old.expect(ack(), "connections go on");
        old.expectState(ESTABLISHED, "as they were");
        Alive.expect(lab, listener);
    }
}
