// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.windowscale;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.util.Optional;
import org.tcpassay.expect.Range;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.wire.TcpOption;

/** A SYN that offers window scaling, or does not. */
final class SynWithWindowScale {

    enum Offer {
        ZERO(0),
        SEVEN(7),
        FOURTEEN(14);

        private final int shift;

        Offer(int shift) {
            this.shift = shift;
        }
    }

    @Probe(
            id = "window-scale.offered-in-syn.answered",
            rules = {"RFC7323-2.3-1", "RFC7323-2.3-5"},
            state = LISTEN,
            claim = "A SYN with Window Scale, even of shift 0, is answered with a shift of 14 at most")
    void answered(Lab lab, Offer row) {
        lab.needs(Given.RFC7323);
        Connection c = lab.reach(LISTEN);

        c.send(syn().windowScale(row.shift));
        Seen answer = c.expect(synAck(), "a listener answers a SYN");
        Optional<Integer> shift = answer.option(TcpOption.WindowScale.class).map(TcpOption.WindowScale::shift);
        c.judge(
                "shift 0 says that scaling may go the other way; a shift above 14 would break sequence numbers",
                "Window Scale 0 to 14",
                shift.filter(count -> count <= 14).isPresent(),
                shift.map(count -> "Window Scale " + count).orElse("no Window Scale"));
    }

    @Probe(
            id = "window-scale.not-offered-in-syn.absent",
            rules = "RFC7323-2.2-2",
            state = LISTEN,
            claim = "Without an offer the SYN,ACK has no Window Scale and later windows are unscaled")
    void absent(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().mss(1460));
        Seen answer =
                c.expect(synAck().without(TcpOption.WindowScale.class), "a SYN,ACK only answers what was offered");
        c.send(ack());
        c.send(data("0123456789"));
        c.expect(
                ack().window(Range.atLeast(answer.window() - 10)),
                "the right edge does not move left, so the window field is the window itself");
    }
}
