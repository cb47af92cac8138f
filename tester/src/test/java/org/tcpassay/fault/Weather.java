// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.time.Duration;

/** Loses, repeats and delays by chance, so that packets overtake each other. */
record Weather(double lost, double twice, Duration jitter) implements Fault {

    static final Weather FAIR = new Weather(0, 0, Duration.ZERO);
    static final Weather STORM = new Weather(0.15, 0.15, Duration.ofMillis(60));
    static final Weather TEMPEST = new Weather(0.35, 0.3, Duration.ofMillis(2_500));

    Rule everywhere() {
        return new Rule("weather", Condition.of("anything", transit -> true), this);
    }

    @Override
    public Running start(Dice dice) {
        return (transit, outlet) -> {
            if (dice.chance(lost)) {
                outlet.lose(transit, "weather");
                return;
            }
            if (dice.chance(twice)) {
                outlet.repeat(transit, outlet.nowNs() + late(dice));
            }
            outlet.passAt(transit, outlet.nowNs() + late(dice));
        };
    }

    private long late(Dice dice) {
        return jitter.isZero() ? 0 : dice.between(0, jitter.toNanos());
    }

    @Override
    public String text() {
        return "bad weather";
    }
}
