// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import org.tcpassay.run.ProbeResult;
import org.testng.annotations.Test;

public final class AgainTest {

    @Test
    public void shouldQuoteTheRowOfAnId() {
        assertEquals(
                Again.command(Samples.report(), Deviations.silent()),
                "./tcpassay run 'established.rst-in-window.challenge-ack[right-edge]' --target linux"
                        + " --timing-scale 2 --seed 0x5eed");
    }

    @Test
    public void shouldAskForTheTierOfASlowProbe() {
        assertEquals(
                Again.command(Samples.report(List.of()), Samples.slow()),
                "./tcpassay run retransmission.data.back-off --target linux --timing-scale 2 --slow --seed 0x5eed");
    }

    @Test
    public void shouldGiveTheSeedOfTheRound() {
        ProbeResult first = Deviations.silent();
        ProbeResult second = Deviations.silent();

        String again = Again.command(Samples.report(List.of(first, second)), second);

        assertTrue(again.endsWith("--seed 0x5eee"), again);
    }
}
