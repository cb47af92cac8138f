// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ipv6;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.IpVersion;

/** The flow labels of two connections. */
final class FlowLabelsOfTwo {

    @Probe(
            id = "ipv6.flow-labels-of-two.differ",
            rules = "RFC6437-3-1",
            ip = IpVersion.V6,
            state = LISTEN,
            claim = "Two connections have flow labels of their own")
    void differ(Lab lab) {
        Listener listener = lab.listen();
        int first = labelOf(lab.dial(listener));
        Connection c = lab.dial(listener);
        int second = labelOf(c);

        c.judge(
                "each connection is a flow, which 0 says of none",
                "two labels above 0 that differ",
                first != 0 && second != 0 && first != second,
                first + " and " + second);
    }

    private static int labelOf(Connection c) {
        c.send(syn().mss(1440));
        return c.expect(synAck(), "a listener answers a SYN").ip().flowLabel();
    }
}
