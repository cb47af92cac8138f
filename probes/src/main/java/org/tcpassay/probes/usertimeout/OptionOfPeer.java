// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.usertimeout;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.Given.RFC5482;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.time.Duration;
import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** The peer advertises a user timeout of its own (RFC 5482). */
final class OptionOfPeer {

    enum Advertised {
        SECONDS(new TcpOption.UserTimeout(false, 600)),
        MINUTES(new TcpOption.UserTimeout(true, 10));

        private static final Duration TIME = Duration.ofMinutes(10);

        private final TcpOption option;

        Advertised(TcpOption option) {
            this.option = option;
        }
    }

    @Probe(
            id = "user-timeout.option.harmless",
            rules = "RFC5482-3-1",
            state = LISTEN,
            claim = "On a SYN and on text the option hinders nothing, whether the target has it or not")
    void harmless(Lab lab, Advertised row) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().option(row.option).mss(600));
        c.expect(synAck(), "the SYN is answered");
        c.send(ack());
        c.accept();
        c.send(data("text").option(row.option));
        c.expect(ack(), "the text is taken");
        c.expectReceived("text", "and delivered");
        c.user().send(lab.payload(1_000));
        c.expect(ack().anyPayload(Range.exactly(600)), "the MSS behind the option was read");
    }

    @Probe(
            id = "user-timeout.option.adapted-to",
            rules = {"RFC5482-3.1-2", "RFC5482-3.3-1"},
            state = ESTABLISHED,
            tags = "long",
            claim =
                    "Unless the user has set one, the timeout is at least what the peer advertises, in seconds or minutes")
    void adaptedTo(Lab lab, Advertised row) {
        lab.needs(RFC5482);
        Connection c = lab.connect(syn().mss(1460).option(row.option));
        c.user().send("lost");
        c.expect(data("lost"), "the user's text is sent");

        c.expectOnly(
                data("lost").seq(SND_UNA),
                Advertised.TIME.multipliedBy(9).dividedBy(10),
                "ten minutes were asked for: 600 seconds, or 10 with the granularity bit");
        c.expectNoError("there is time left");
        c.expectError(
                "ETIMEDOUT",
                Advertised.TIME.multipliedBy(2).plus(lab.time("rto-max-ms")),
                "and not much more than the larger of the two advertised");
    }
}
