// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.fastopen;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** The data of a SYN with a good cookie is taken, and the handshake is not over. */
final class HalfOpen {

    @Probe(
            id = "fast-open.valid-cookie.answered-before-handshake",
            rules = "RFC7413-4.2.2-4",
            state = SYN_RECEIVED,
            settings = Cookies.BOTH_SIDES,
            claim = "The user's answer leaves before the last ACK of the handshake, or waits for it")
    void answered(Lab lab) {
        Connection c = DataTaken.accepted(lab);

        c.user().send("answer");
        c.expectEither(data("answer"), silence(), "data may follow the SYN,ACK at once");
        c.send(ack());
        c.user().send("more");
        c.await(data("more"), "the answer has left by then, and the stream goes on behind it");
    }

    @Probe(
            id = "fast-open.valid-cookie.repeated-syn-ack-plain",
            rules = "RFC7413-4.2.2-3",
            state = SYN_RECEIVED,
            settings = Cookies.BOTH_SIDES,
            claim = "A SYN,ACK sent again has neither the option nor data")
    void plain(Lab lab) {
        Connection c = DataTaken.accepted(lab);

        c.expectRepeated(
                synAck().seq(ISS).without(TcpOption.FastOpen.class),
                "what is on the path may have been the reason of the loss");
    }
}
