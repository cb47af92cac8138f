// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee;

import java.time.Duration;
import org.tcpassay.model.Settings;
import org.tcpassay.rules.Given;
import org.tcpassay.target.Profile;

/** What binds a target, as the referee wants it: the standards that its profile claims, and how long TIME-WAIT lasts. */
public final class Terms {

    private static final String TIME_WAIT = "time-wait-ms";

    private Terms() {}

    /** A standard that the model does not have binds nobody here. */
    public static Settings of(Profile profile) {
        Settings settings = Settings.ordinary();
        for (Given standard : Given.values()) {
            if (Settings.isImplemented(standard)) {
                settings = settings.with(standard, profile.claims().contains(standard));
            }
        }
        Long timeWait = profile.numbers().get(TIME_WAIT);
        return timeWait == null ? settings : settings.withTwoMsl(Duration.ofMillis(timeWait));
    }
}
