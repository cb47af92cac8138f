// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.listen;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN with the last of all sequence numbers. */
final class SynAcrossWrap {

    @Probe(
            id = "listen.syn-across-wrap.answered",
            rules = {"RFC9293-3.10.7.2-LISTEN-SYN", "RFC9293-3.4-MOD32"},
            claim = "The number after 2^32-1 is 0, in the handshake too")
    void answered(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().seq(0xffff_ffffL));
        c.expect(synAck().ack(0), "SEG.SEQ+1 is 0");
        c.send(data("first"));
        c.expect(ack().ack(5), "the data begins at 0");
        c.accept();
        c.expectReceived("first", "and is delivered");
    }
}
