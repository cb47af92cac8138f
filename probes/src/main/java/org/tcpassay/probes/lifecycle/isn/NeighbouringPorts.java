// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.isn;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** SYNs from neighbouring ports, one right after the other. */
final class NeighbouringPorts {

    private static final int DRAWN = 100;

    @Probe(
            id = "lifecycle.neighbouring-ports.no-pattern",
            rules = {"RFC9293-MUST-9", "RFC6528-3-2", "DOC-069", "DOC-138"},
            state = LISTEN,
            claim =
                    "Initial numbers are no counter that everybody could read: those of neighbouring ports are no pattern,"
                            + " because a hash with a secret is in them",
            tags = "isn")
    void noPattern(Lab lab) {
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

        List<Long> steps = differences(drawn);
        allDiffer(c, "a clock, or a number for each, would make equal steps", steps);
        allDiffer(c, "a linear function of the ports would make steps that rise evenly", differences(steps));
        long small = steps.stream().filter(step -> step < 1L << 24).count();
        c.judge(
                "a clock alone moves little from one to the next",
                "fewer than 10 of " + DRAWN + " within 2^24 of the one before",
                small < 10,
                Long.toString(small));
    }

    private static List<Long> differences(List<Long> numbers) {
        List<Long> differences = new ArrayList<>();
        for (int i = 1; i < numbers.size(); i++) {
            differences.add(numbers.get(i) - numbers.get(i - 1) & 0xffff_ffffL);
        }
        return differences;
    }

    private static void allDiffer(Connection c, String because, List<Long> numbers) {
        int different = new HashSet<>(numbers).size();
        c.judge(because, "hardly two the same", different > numbers.size() - 3, different + " different ones");
    }
}
