// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.fastopen;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.TcpOption;

/** A Fast Open option behind the handshake. */
final class OnData {

    enum Cookie {
        NONE(Bytes.EMPTY),
        SOME(Bytes.zeros(8));

        private final Bytes bytes;

        Cookie(Bytes bytes) {
            this.bytes = bytes;
        }
    }

    @Probe(
            id = "fast-open.option-in-data.ignored",
            rules = "RFC7413-4.1.1-2",
            state = ESTABLISHED,
            settings = Cookies.BOTH_SIDES,
            claim = "The option means nothing on a segment without SYN")
    void ignored(Lab lab, Cookie row) {
        Connection c = lab.connect(Cookies.listener(lab), syn().mss(1460));

        c.send(data("hello").fastOpen(row.bytes));
        c.expect(ack().without(TcpOption.FastOpen.class), "the data is acknowledged as any other");
        c.expectReceived("hello", "and delivered");
    }
}
