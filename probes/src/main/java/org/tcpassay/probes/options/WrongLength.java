// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.options;

import static org.tcpassay.expect.Symbol.SEG_LEN;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.TcpOption;

/** A known option whose length is possible, but not its own. */
final class WrongLength {

    enum Option {
        MSS_OF_THREE(TcpOption.EndOfList.class, 2, 1),
        MSS_OF_FIVE(TcpOption.EndOfList.class, 2, 3),
        WINDOW_SCALE_OF_TWO(TcpOption.WindowScale.class, 3, 0),
        WINDOW_SCALE_OF_FOUR(TcpOption.WindowScale.class, 3, 2),
        SACK_PERMITTED_OF_THREE(TcpOption.SackPermitted.class, 4, 1),
        TIMESTAMPS_OF_NINE(TcpOption.Timestamps.class, 8, 7),
        TIMESTAMPS_OF_ELEVEN(TcpOption.Timestamps.class, 8, 9);

        private final Class<? extends TcpOption> answer;
        private final TcpOption option;

        /** @param answer what a SYN,ACK would have if the option counted */
        Option(Class<? extends TcpOption> answer, int kind, int body) {
            this.answer = answer;
            this.option = new TcpOption.Unknown(kind, Bytes.zeros(body));
        }
    }

    @Probe(
            id = "options.wrong-length-in-syn.not-counted",
            rules = "RFC9293-MUST-7",
            state = LISTEN,
            claim = "An option of another length than its own is not read, and harms nobody else")
    void notCounted(Lab lab, Option row) {
        Listener listener = lab.listen();
        Connection c = lab.dial(listener);

        c.send(syn().option(row.option).mss(1460));
        c.expect(
                anyOf(synAck().without(row.answer), silence(), rstAck().seq(0).ack(SEG_SEQ.plus(SEG_LEN))),
                "the option is ignored, or the segment is, or the connection is refused");

        lab.connect(listener, syn().mss(1460));
    }
}
