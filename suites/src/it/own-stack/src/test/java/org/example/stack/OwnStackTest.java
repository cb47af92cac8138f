// SPDX-License-Identifier: Apache-2.0
package org.example.stack;

import java.nio.file.Path;
import org.tcpassay.suites.Plan;
import org.tcpassay.target.EmbeddedTarget;
import org.tcpassay.target.ProfileFile;
import org.testng.annotations.Factory;

/** Every probe of a plan as a test of its own, in the process of our tests: no root, no kernel, and virtual time. */
public class OwnStackTest {

    @Factory
    public Object[] probes() {
        var profile = ProfileFile.read(Path.of("profile.yaml"));
        var stack = new EmbeddedTarget(
                "ours", "every port is closed", profile, (address, settings, seed) -> new DeafStack(address));
        return Plan.named("must").with("--ledger", "known.yaml").against(stack);
    }
}
