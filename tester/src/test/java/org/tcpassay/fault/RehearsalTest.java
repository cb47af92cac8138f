// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import org.tcpassay.fault.scenario.Ready;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class RehearsalTest {

    @DataProvider
    public Object[][] names() {
        return Ready.names().stream().map(name -> new Object[] {name}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "names")
    public void shouldBearAnyScenario(String name) {
        Rehearsal.of(Ready.scenario(name)); // a complaint is an exception
    }
}
