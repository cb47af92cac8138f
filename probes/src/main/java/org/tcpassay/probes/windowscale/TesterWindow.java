// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.windowscale;

import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;

/** Connections on which the last ACK of the handshake brings a window. */
final class TesterWindow {

    private TesterWindow() {}

    static Connection established(Lab lab, SegmentSpec syn, int field) {
        return lab.preamble("ESTABLISHED, window field " + field, () -> {
            Connection c = lab.dial(lab.listen());
            c.send(syn);
            c.expect(synAck(), "a listener answers a SYN");
            c.send(ack().window(field));
            return c.accept();
        });
    }
}
