// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.isn;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** SYNs from 2,000 neighbouring ports, one right after the other. */
final class ManyEnds {

    private static final int DRAWN = 2_000;
    private static final int FEW = DRAWN / 100; // chance predicts none in 4,000 billion
    private static final double DEVIATIONS = 6;

    @Probe(
            id = "isn.many-ends.unpredictable",
            rules = {"RFC9293-MUST-9", "RFC6528-3-2", "RFC6528-3-1", "RFC9293-SHLD-1"},
            state = LISTEN,
            claim = "Who knows the initial sequence numbers of other connections cannot tell that of the next",
            resembles = {
                "CVE-1999-0077 (predictable sequence numbers)",
                "NUMBER:JACK (CVE-2020-27213, -27630 to -27636, -28388)"
            },
            tags = "slow")
    void unpredictable(Lab lab) {
        Listener listener = lab.listen();
        List<Long> drawn = new ArrayList<>();
        List<Connection> neighbours = lab.dialSideBySide(listener, DRAWN);
        for (Connection c : neighbours) {
            c.send(syn());
            c.expect(synAck(), "a listener answers a SYN");
            drawn.add(c.value(ISS));
            c.send(rst());
        }
        Connection c = neighbours.get(DRAWN - 1);

        var sample = new Sample(drawn);
        few(
                c,
                "a step that is often the same tells the next number",
                sample.steps().commonest(),
                "equal steps");
        few(
                c,
                "hash and clock are not linear in the ports",
                sample.steps().steps().commonest(),
                "equal second steps");
        few(c, "nor does a linear congruence make them", sample.predictedByCongruence(), "so predicted");
        fair(c, "F(ends, secret) makes every bit of the number uncertain", sample.worstBit());
        fair(c, "and every bit of what lies between two", sample.steps().worstBit());
    }

    private static void few(Connection c, String because, int count, String what) {
        c.judge(because, "fewer than " + FEW + " " + what, count < FEW, count + " of " + DRAWN);
    }

    private static void fair(Connection c, String because, double worst) {
        String got = String.format(Locale.ROOT, "one bit lies %.1f deviations from a fair coin", worst);
        c.judge(because, "no bit more than " + DEVIATIONS + " deviations from a fair coin", worst < DEVIATIONS, got);
    }
}
