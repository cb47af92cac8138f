// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.retransmission;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** Several segments are in flight and none is acknowledged. */
final class LossOfSome {

    @Probe(
            id = "retransmission.several-unacknowledged.lowest-first",
            rules = {"RFC6298-5.4", "RFC9293-3.10.8-RTX"},
            state = ESTABLISHED,
            tags = "slow",
            claim = "The time-out sends the segment with the lowest sequence number again")
    void lowestFirst(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        Bytes first = lab.payload(lab.roadMss());
        Bytes second = lab.payload(lab.roadMss());
        c.user().send(first.concat(second));
        c.expect(data(first), "the first segment");
        c.expect(data(second), "the second");

        c.expectRepeated(data(first).seq(SND_UNA), "the time-out repeats the first");
        c.send(ack());
        c.expectSilence(lab.time("rto-min-ms").multipliedBy(2), "acknowledged data is not sent again");
    }

    @Probe(
            id = "retransmission.part-acknowledged.rest-repeated",
            rules = {"RFC6298-5.3", "RFC9293-3.8-RTXSAME"},
            state = ESTABLISHED,
            tags = "slow",
            claim = "What is acknowledged is never sent again; the rest is, with the same bytes under the same numbers")
    void restRepeated(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        Bytes first = lab.payload(lab.roadMss());
        Bytes second = lab.payload(lab.roadMss());
        c.user().send(first.concat(second));
        c.expect(data(first), "the first segment");
        c.expect(data(second), "the second");

        c.send(ack().ack(SND_NXT.minus(lab.roadMss())));
        c.expectRepeated(data(second).seq(SND_UNA), "only what is not acknowledged is sent again");
        c.send(ack());
        c.expectSilence("all is acknowledged");
    }
}
