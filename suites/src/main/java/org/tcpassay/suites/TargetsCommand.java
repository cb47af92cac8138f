// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** To come. */
@Command(name = "targets", abbreviateSynopsis = true)
final class TargetsCommand implements Callable<Integer> {

    @Mixin
    private Help help;

    @Override
    public Integer call() {
        throw new Misuse("not built yet; wait");
    }
}
