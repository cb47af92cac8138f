// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait2;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** Data for a user that has closed its own direction only. */
final class Data {

    private static final int SEGMENTS_AT_ONCE = 10;
    private static final int ROUNDS = 7;

    @Probe(
            id = "fin-wait-2.data.delivered",
            rules = "RFC9293-3.10.7.4-TEXT-F2",
            claim = "Data is delivered and acknowledged although the target has closed its direction")
    void delivered(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_2);

        c.send(data("still talking"));
        c.expect(ack(), "the data is in order");
        c.expectState(FIN_WAIT_2, "data changes no state");
        c.expectReceived("still talking", "a close ends sending, not receiving");
    }

    @Probe(
            id = "fin-wait-2.data.without-end",
            rules = "RFC9293-3.6.1-HALFSEND",
            claim = "A half-closed connection receives for as long as its peer has something to say: here 100 KB")
    void withoutEnd(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_2);

        for (int round = 0; round < ROUNDS; round++) {
            Bytes sent = Bytes.EMPTY;
            for (int i = 0; i < SEGMENTS_AT_ONCE; i++) {
                Bytes payload = lab.payload(lab.roadMss());
                c.send(data(payload));
                sent = sent.concat(payload);
            }
            c.await(ack(), "everything so far is acknowledged");
            c.expectReceived(sent, "and delivered");
        }
        c.expectState(FIN_WAIT_2, "the peer has not closed");

        c.send(fin());
        c.await(ack(), "the FIN is acknowledged");
        c.expectEndOfStream("the stream ends behind the last byte");
    }

    @Probe(
            id = "fin-wait-2.data.acknowledged-once-more",
            rules = "RFC9293-3.8-DUPDATA",
            state = FIN_WAIT_2,
            claim = "Data that comes twice is acknowledged twice and delivered once")
    void acknowledgedOnceMore(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_2);
        c.send(data("once"));
        c.expect(ack(), "the data is in order");

        c.send(data("once").seq(RCV_NXT.minus(4)));
        c.expect(ack(), "the first acknowledgment may have been lost: it is repeated");
        c.expectReceived("once", "the data is delivered");
        c.expectNothingReceived("but not twice");
    }
}
