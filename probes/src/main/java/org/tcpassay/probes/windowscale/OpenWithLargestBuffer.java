// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.windowscale;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.TcpOption;

/** The user opens with the largest buffer that it can ask for. */
final class OpenWithLargestBuffer {

    @Probe(
            id = "window-scale.active-open.fourteen-at-most",
            rules = {"RFC7323-2.3-5", "RFC7323-2.2-1"},
            state = CLOSED,
            claim = "However large the buffer, a SYN offers no shift above 14")
    void fourteenAtMost(Lab lab) {
        Connection c = lab.open(UserOption.RECEIVE_BUFFER, 1 << 30);

        Seen opening = c.expect(syn(), "an active open sends a SYN");
        int shift = opening.option(TcpOption.WindowScale.class)
                .map(TcpOption.WindowScale::shift)
                .orElse(0);
        c.judge("a larger shift would break sequence numbers", "shift 14 at most", shift <= 14, "shift " + shift);
    }
}
