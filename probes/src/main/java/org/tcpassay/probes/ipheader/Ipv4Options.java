// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ipheader;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;
import static org.tcpassay.wire.IpVersion.V4;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Ruled;
import org.tcpassay.wire.Bytes;

/** A SYN in a packet with IPv4 options. */
final class Ipv4Options {

    /** Options in multiples of 32 bits. */
    enum Option implements Ruled {
        PADDING("RFC9293-MUST-50", Bytes.of(1, 1, 1, 0)),
        /** Of RFC 4727, for experiments. */
        UNKNOWN("RFC9293-MUST-50", Bytes.of(0x9e, 4, 0, 0)),
        TIMESTAMPS("RFC9293-MAY-10", Bytes.of(68, 12, 5, 0).concat(Bytes.zeros(8))),
        RECORD_ROUTE("RFC9293-MAY-11", Bytes.of(7, 7, 4).concat(Bytes.zeros(5)));

        private final String rule;
        private final Bytes bytes;

        Option(String rule, Bytes bytes) {
            this.rule = rule;
            this.bytes = bytes;
        }

        @Override
        public String rule() {
            return rule;
        }
    }

    @Probe(
            id = "ipheader.ipv4-options.connection-opens",
            claim = "IP options that TCP has no use for change nothing; answering with such an option is permitted",
            ip = V4,
            state = LISTEN)
    void connectionOpens(Lab lab, Option option) {
        Connection c = lab.dial(lab.listen());

        c.send(syn().mss(1460).ipOptions(option.bytes));
        c.expectEither(synAck().ipOptions(Bytes.EMPTY), synAck(), "an option that TCP does not understand is ignored");

        c.send(ack());
        c.accept();
        c.user().send("text");
        c.expect(data("text"), "the connection is whole");
    }
}
