// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.options;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_LEN;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
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

/** An option whose length cannot be. */
final class MalformedOption {

    enum Length {
        ZERO(Bytes.of(2, 0, 5, 0xb4)),
        ONE(Bytes.of(2, 1, 5, 0xb4)),
        BEYOND_THE_HEADER(Bytes.of(2, 40, 5, 0xb4));

        private final TcpOption option;

        Length(Bytes bytes) {
            option = new TcpOption.Broken(bytes, "on purpose");
        }

        TcpOption option() {
            return option;
        }
    }

    @Probe(
            id = "options.malformed-in-syn.survived",
            rules = "RFC9293-MUST-7",
            state = LISTEN,
            claim = "A malformed option neither crashes nor wedges the stack")
    void survived(Lab lab, Length row) {
        Listener listener = lab.listen();
        Connection c = lab.dial(listener);

        c.send(syn().option(row.option));
        c.expect(
                anyOf(synAck(), silence(), rstAck().seq(0).ack(SEG_SEQ.plus(SEG_LEN))),
                "the options are ignored, or the segment is, or the connection is refused");

        lab.connect(listener, syn().mss(1460));
    }

    @Probe(
            id = "options.malformed-in-data.survived",
            rules = "RFC9293-MUST-7",
            state = ESTABLISHED,
            claim = "A malformed option on data costs at most its own connection")
    void survivedInData(Lab lab, Length row) {
        Listener listener = lab.listen();
        Connection c = lab.connect(listener, syn().mss(1460));

        c.send(data("hello").option(row.option).refused());
        c.expect(
                anyOf(ack().ack(RCV_NXT.plus(5)), ack(), silence(), rst(), rstAck()),
                "the data is taken, or the segment dropped, or the connection reset");

        lab.connect(listener, syn().mss(1460));
    }
}
