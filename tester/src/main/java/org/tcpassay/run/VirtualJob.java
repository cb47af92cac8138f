// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.time.Duration;
import java.util.List;
import org.tcpassay.target.Target;

/** One probe at a target in virtual time, which may not come back. */
record VirtualJob(Target target, Execution execution, int number, Duration patience)
        implements Crew.Job<VirtualJob.Done> {

    record Done(int number, Execution.Result result) {}

    @Override
    public Done work() {
        return new Done(number, execution.atFreshOf(target));
    }

    @Override
    public Done givenUp(List<StackTraceElement> where) {
        return new Done(number, execution.givenUp(where, patience));
    }

    @Override
    public Done spared() {
        return new Done(number, Execution.spared());
    }
}
