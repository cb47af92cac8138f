// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.header;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** A connection with all options and from beginning to end, whose every segment is looked at as a whole. */
final class WholeConnection {

    private static final SegmentSpec FULL_SYN =
            syn().mss(1460).sackPermitted().timestamps().windowScale(7);

    @Probe(
            id = "header.whole-connection.sound-throughout",
            rules = {"RFC9293-MUST-65", "RFC9293-MUST-68", "RFC9293-MUST-69", "RFC9293-3.1-ACK-1"},
            state = ESTABLISHED,
            claim = "After the handshake every segment has ACK and no MSS, and its options are well formed and padded")
    void soundThroughout(Lab lab) {
        Connection c = lab.connect(FULL_SYN);
        c.user().send("one");
        c.expect(data("one").without(TcpOption.Mss.class), "data, with whatever options were agreed");
        c.send(ack());
        c.send(data("gh").seq(RCV_NXT.plus(6)));
        c.expect(ack().without(TcpOption.Mss.class), "a hole, pointed out by a SACK block where it was agreed");
        c.send(data("cd").seq(RCV_NXT.plus(2)));
        c.expect(ack().without(TcpOption.Mss.class), "two holes, two blocks");
        c.send(data("ab"));
        c.expect(ack().without(TcpOption.Mss.class), "the first hole is filled");
        c.send(data("ef"));
        c.expect(ack().without(TcpOption.Mss.class), "and the other");
        c.expectReceived("abcdefgh", "in order");

        c.user().shutdown();
        c.expect(fin().without(TcpOption.Mss.class), "the end of the target's stream");
        c.send(ack());
        c.send(fin());
        c.expect(ack().without(TcpOption.Mss.class), "and the answer to the tester's");
    }

    @Probe(
            id = "header.active-connection.sound-throughout",
            rules = {"RFC9293-MUST-65", "RFC9293-MUST-68", "RFC9293-MUST-69", "RFC9293-3.1-ACK-1"},
            state = SYN_SENT,
            claim = "The same where the target opens, from its SYN to its reset")
    void activeToo(Lab lab) {
        Connection c = lab.open();
        c.expect(syn(), "the SYN, with all that the target offers");
        c.send(synAck().mss(1460).sackPermitted().timestamps().windowScale(7));
        c.expect(ack().without(TcpOption.Mss.class), "the third segment of the handshake");

        c.user().send("one");
        c.expect(data("one").without(TcpOption.Mss.class), "data");
        c.send(ack());
        c.user().abort();
        c.expect(
                anyOf(rst().without(TcpOption.Mss.class), rstAck().without(TcpOption.Mss.class)),
                "the user's abort sends a reset");
    }
}
