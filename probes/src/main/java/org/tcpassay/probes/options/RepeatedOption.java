// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.options;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Ruled;
import org.tcpassay.script.Seen;
import org.tcpassay.wire.TcpOption;

/** A SYN in which an option stands twice. */
final class RepeatedOption {

    enum Option implements Ruled {
        MSS(new TcpOption.Mss(600), new TcpOption.Mss(700), "RFC9293-MUST-14"),
        WINDOW_SCALE(new TcpOption.WindowScale(3), new TcpOption.WindowScale(5), "RFC7323-2.3-1"),
        SACK_PERMITTED(new TcpOption.SackPermitted(), new TcpOption.SackPermitted(), "RFC2018-2-2");

        private final TcpOption first;
        private final TcpOption second;
        private final String rule;

        Option(TcpOption first, TcpOption second, String rule) {
            this.first = first;
            this.second = second;
            this.rule = rule;
        }

        @Override
        public String rule() {
            return rule;
        }
    }

    @Probe(
            id = "options.repeated-in-syn.answered-once",
            rules = "RFC9293-MUST-4",
            state = LISTEN,
            claim = "An option that stands twice in a SYN stands once at most in the SYN,ACK, and the connection works")
    void answeredOnce(Lab lab, Option row) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().option(row.first).option(row.second));
        Seen answer = c.expect(synAck(), "which of the two counts is the target's affair");
        long times = answer.segment().options().stream()
                .filter(option -> option.kind() == row.first.kind())
                .count();
        c.judge("there is one thing to agree on", "the option once at most", times <= 1, times + " times");
        c.send(ack());
        c.accept();
        c.send(data("hello"));
        c.expect(ack(), "the handshake was understood");
        c.user().send("hello");
        c.expect(data("hello"), "in both directions");
    }
}
