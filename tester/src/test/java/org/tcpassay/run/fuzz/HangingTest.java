// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.fuzz;

import static org.testng.Assert.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.tcpassay.link.LinkException;
import org.tcpassay.model.Settings;
import org.tcpassay.referee.fuzz.Generator;
import org.tcpassay.run.Ledger;
import org.tcpassay.target.Station;
import org.tcpassay.target.Target;
import org.tcpassay.target.TargetAround;
import org.tcpassay.target.reference.ReferenceTarget;
import org.tcpassay.wire.IpVersion;
import org.testng.annotations.Test;

public final class HangingTest {

    private static final long SEED = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The first sequence of the run finds no way back so often, and then no more. */
    private record Hanging(Target target, int stack, AtomicInteger times) implements TargetAround {

        @Override
        public Station open(IpVersion version, Map<String, String> settings, int number) {
            if (number == stack && times.getAndDecrement() > 0) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new LinkException("given up", e);
                }
            }
            return target.open(version, settings, number);
        }
    }

    @Test
    public void shouldAskAgainWhatHungOnce() throws InterruptedException {
        assertEquals(standings(1), List.of(Find.Standing.UNSTABLE));
    }

    @Test
    public void shouldBlameTheTargetWhenItHangsAgain() throws InterruptedException {
        assertEquals(standings(2), List.of(Find.Standing.NEW));
    }

    private static List<Find.Standing> standings(int times) throws InterruptedException {
        int stack = (int) FuzzRun.file(new Generator(SEED), SEED, 0).seed() & Integer.MAX_VALUE;
        var target = new Hanging(ReferenceTarget.of(Settings.ordinary()), stack, new AtomicInteger(times));
        var plan = new FuzzPlan(target, SEED, Duration.ofMillis(500), 1, Ledger.empty("test"), false);
        return FuzzRun.run(plan, PATIENCE, sequences -> {}).finds().stream()
                .map(Find::standing)
                .toList();
    }
}
