// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.net.StandardProtocolFamily;
import org.tcpassay.net.Privileges;
import org.tcpassay.target.LinkKind;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Two kernels talk over a bad road, and whenever it is quiet the states that the path infers are those they tell. */
public final class TwoKernelsTest {

    /** Side by side, as most of the time is waited. */
    @DataProvider(parallel = true)
    public Object[][] roads() {
        return new Object[][] {
            {LinkKind.AUTO, StandardProtocolFamily.INET, 1L},
            {LinkKind.AUTO, StandardProtocolFamily.INET6, 2L},
            {LinkKind.VETH, StandardProtocolFamily.INET, 3L},
        };
    }

    @Test(dataProvider = "roads")
    public void shouldInferWhatBothKernelsTell(LinkKind kind, StandardProtocolFamily family, long seed)
            throws Exception {
        Privileges.ofThisThread().missingForNamespaces().ifPresent(missing -> {
            throw new SkipException("cannot make a network namespace: " + missing);
        });
        new TwoKernels(family).talk(kind, seed);
    }
}
