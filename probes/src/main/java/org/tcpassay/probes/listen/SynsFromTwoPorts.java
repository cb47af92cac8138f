// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.listen;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** Two SYNs with the same number from different ports. */
final class SynsFromTwoPorts {

    @Probe(
            id = "listen.syns-from-two-ports.own-records",
            rules = "RFC9293-3.10.7.2-LISTEN-MULTI",
            claim = "Each SYN from another socket makes a SYN-RECEIVED record of its own")
    void ownRecords(Lab lab) {
        Listener listener = lab.listen();
        Connection first = lab.dial(listener);
        Connection second = lab.dial(listener);

        first.send(syn().seq(1_000));
        first.expect(synAck(), "the first SYN is answered");
        second.send(syn().seq(1_000));
        second.expect(synAck(), "so is the second, although the first is not yet acknowledged");
        second.judge(
                "an ISS that two connections share lets one guess the other's",
                "another ISS than the first's",
                first.value(ISS) != second.value(ISS),
                "ISS " + second.value(ISS) + " twice");

        second.send(data("second"));
        second.expect(ack(), "the second is established first");
        first.expectState(SYN_RECEIVED, "the acknowledgment of one is not that of the other");
        second.accept();
        second.expectReceived("second", "each has its own data");
        first.send(data("first"));
        first.expect(ack(), "then the first");
        first.accept();
        first.expectReceived("first", "each has its own data");
    }
}
