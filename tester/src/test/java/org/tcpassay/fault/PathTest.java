// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import static org.testng.Assert.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.wire.Bytes;
import org.testng.annotations.Test;

public final class PathTest {

    private static final Scenario LATE = Scenario.named("late")
            .says("Everything takes 10 ms.")
            .rule("late", Conditions.anything(), Faults.delay(Duration.ofMillis(10)))
            .build();
    private static final Bytes PACKET = Bytes.of(1);

    /** As the journal says; else it would tell of packets that nobody got. */
    @Test
    public void shouldLetOutWhatIsDueWhenItEnds() {
        List<Happening> journal = new ArrayList<>();
        var path = new Path(LATE, 0, journal::add);
        path.arrive(Side.LEFT, PACKET, 0);
        List<Departure> left = path.end(10_000_000);
        assertEquals(left.stream().map(Departure::packet).toList(), List.of(PACKET));
        assertEquals(journal.stream().filter(Happening.Went.class::isInstance).count(), 1);
    }

    @Test
    public void shouldLoseWhatWaitsWhenItEnds() {
        List<Happening> journal = new ArrayList<>();
        var path = new Path(LATE, 0, journal::add);
        path.arrive(Side.LEFT, PACKET, 0);
        assertEquals(path.end(9_000_000), List.of());
        assertEquals(
                journal.get(journal.size() - 1),
                new Happening.Acted(9_000_000, "late", Happening.Verb.LOST, 1, "still held at the end"));
    }
}
