// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import org.testng.Assert;
import org.testng.ITest;
import org.testng.annotations.Test;

/** Stands for a plan that cannot be understood: its only test. */
public final class PlanRefusedTest implements ITest {

    private final String name;
    private final RuntimeException why;

    PlanRefusedTest(String name, RuntimeException why) {
        this.name = name;
        this.why = why;
    }

    @Override
    public String getTestName() {
        return "plan " + name;
    }

    /** Fails, and says why. */
    @Test
    public void canBeUnderstood() {
        Assert.fail("plan " + name + ": " + why.getMessage(), why);
    }
}
