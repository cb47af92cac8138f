// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.abort;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.Given.RFC6191;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Flags;

/** A new connection between the same ends, right after an abort. */
final class NewConnection {

    @Probe(
            id = "abort.new-connection.works",
            rules = "RFC9293-3.5.2-TWAFTERRST",
            state = CLOSED,
            claim = "After an abort a newer SYN between the same ends opens a connection that works")
    void works(Lab lab) {
        Connection c = lab.preamble("CLOSED after an abort", () -> {
            Connection old = lab.connect();
            old.user().abort();
            old.expect(anyOf(rst(), rstAck()), "an abort sends a reset");
            return old;
        });

        c.send(data("old"));
        boolean gone = c.expectEither(
                        rst().seq(SEG_ACK), ack(), "old data finds nothing, or a TIME-WAIT of the side that reset")
                .filter(answer -> answer.segment().has(Flags.RST))
                .isPresent();
        lab.needs(gone || lab.claims(RFC6191), "the target holds TIME-WAIT and does not claim RFC6191");
        c.send(syn().seq(RCV_NXT.plus(100_000)).mss(1460).accepted());
        c.expect(synAck(), "a newer SYN opens a connection either way");
        c.send(ack());
        c.accept();
        c.send(data("new"));
        c.expect(ack(), "the new connection takes data");
        c.expectReceived("new", "and delivers it, and nothing of the old one");
    }
}
