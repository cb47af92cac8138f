// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.usertimeout;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.wire.TcpOption;

/** The peer advertises a user timeout of zero, which is reserved. */
final class OptionOfZero {

    private static final TcpOption NOTHING = new TcpOption.UserTimeout(false, 0);

    @Probe(
            id = "user-timeout.option-of-zero.ignored",
            rules = "RFC5482-3.4-1",
            state = ESTABLISHED,
            tags = "slow",
            claim = "A timeout of zero is reserved: it is never sent, and has no effect when it comes")
    void zeroIgnored(Lab lab) {
        Connection c = lab.dial(lab.listen());
        c.send(syn().mss(1460).option(NOTHING));
        Seen answer = c.expect(synAck(), "the SYN is answered");
        c.judge(
                "zero must not be sent in any option",
                "no user timeout of 0",
                answer.option(TcpOption.UserTimeout.class)
                        .filter(own -> own.timeout() == 0)
                        .isEmpty(),
                "a user timeout of 0");
        c.send(ack());
        c.accept();
        c.send(data("text").option(NOTHING));
        c.expect(ack(), "the text is taken");

        c.user().send("lost");
        c.expect(data("lost"), "the user's text is sent");
        c.expectOnly(
                data("lost").seq(SND_UNA),
                lab.time("rto-initial-ms").multipliedBy(20),
                "the user timeout is what it was");
        c.send(ack());
        c.user().send("alive");
        c.expect(data("alive"), "the connection lives");
    }
}
