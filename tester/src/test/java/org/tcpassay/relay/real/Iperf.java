// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay.real;

import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.tcpassay.fault.Side;
import org.tcpassay.relay.Output;
import org.tcpassay.relay.Program;
import org.tcpassay.wire.Bytes;

/**
 * Iperf3 fills the road from the listener to the opener, while others talk over it.
 *
 * @param seconds for so long
 * @param atMost bits a second that the road carries
 * @param others who begin when it has begun
 */
record Iperf(int seconds, double atMost, Programs others) implements Programs {

    /** Where iperf3 listens. */
    static final int PORT = 5201;

    private static final double MARGIN = 1.25; // its clock begins when something is under way already

    private static final Pattern RECEIVED =
            Pattern.compile("\"sum_received\":\\s*\\{.*?\"bits_per_second\":\\s*([0-9.e+]+)", Pattern.DOTALL);

    @Override
    public List<String> needs() {
        var needs = new java.util.ArrayList<>(others.needs());
        needs.add("iperf3");
        return needs;
    }

    @Override
    public Tale talk(Road road) throws Exception {
        road.serve(PORT, List.of("iperf3", "--server", "--one-off"));
        Program filling = road.path()
                .command(
                        Side.LEFT,
                        List.of(
                                "iperf3",
                                "--client",
                                "" + road.listener(),
                                "--reverse",
                                "--time",
                                "" + seconds,
                                "--json"),
                        Output.file(road.file("iperf")));
        Tale tale = others.talk(road);
        int status = filling.await();
        Bytes said = road.read("iperf");
        var received = RECEIVED.matcher(said.text());
        assertTrue(status == 0 && received.find(), "iperf3 ended with status " + status + ": " + said.text());
        double rate = Double.parseDouble(received.group(1));
        assertTrue(rate > 0 && rate <= MARGIN * atMost, "iperf3 received " + rate + " bits a second");
        return tale;
    }
}
