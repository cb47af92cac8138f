// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.pathmtu;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.pathmtu.Sizes.fitting;
import static org.tcpassay.probes.pathmtu.Sizes.full;
import static org.tcpassay.probes.pathmtu.Sizes.narrower;
import static org.tcpassay.probes.pathmtu.Sizes.settle;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.tooBig;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** A narrow path that would seem to be wider again. */
final class Larger {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5); // RFC 1191 §3, RFC 8201 §4

    /** Next-hop MTUs above that of the path, bytes. */
    enum Mtu {
        WIDER(1_480),
        BEYOND_THE_LINK(9_000);

        private final int bytes;

        Mtu(int bytes) {
            this.bytes = bytes;
        }
    }

    private static Connection narrow(Lab lab) {
        Connection c = lab.connect();
        Bytes text = full(lab);
        c.user().send(text);
        c.expect(data(text), "the window is open");
        c.send(narrower());
        c.expectRepeated(fitting(lab).seq(SND_UNA), "the same text again, in segments that fit");
        settle(c);
        return c;
    }

    @Probe(
            id = "pathmtu.larger.not-believed",
            rules = {"RFC1191-3-2", "RFC8201-4-3"},
            claim = "A message with a larger MTU makes no segment larger",
            state = ESTABLISHED)
    void notBelieved(Lab lab, Mtu mtu) {
        Connection c = lab.preamble("a narrow path", () -> narrow(lab));
        c.user().send(full(lab));
        c.expect(fitting(lab), "the path is narrow");

        c.send(tooBig(mtu.bytes));
        settle(c);
        c.user().send(full(lab));
        c.expect(fitting(lab), "such a message can only make the path narrower");
    }

    @Probe(
            id = "pathmtu.larger.not-tried-soon",
            rules = {"RFC1191-3-3", "RFC8201-4-3"},
            claim = "For five minutes after the path became narrower nothing larger is tried",
            state = ESTABLISHED,
            tags = "long")
    void notTriedSoon(Lab lab) {
        Connection c = lab.preamble("a narrow path", () -> narrow(lab));
        c.user().send(full(lab));
        c.expect(fitting(lab), "the path is narrow");
        settle(c);

        c.expectSilence(FIVE_MINUTES.minusSeconds(5), "nothing is left to send");
        c.user().send(full(lab));
        c.expect(fitting(lab), "the path is taken for narrow for five minutes at the least");
    }
}
