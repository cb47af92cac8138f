// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.List;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunListener;
import org.tcpassay.run.RunReport;

/** A run to which nobody listens. */
final class Unheard implements RunListener {

    @Override
    public void started(List<ProbeInfo> probes, int rounds) {}

    @Override
    public void finished(ProbeResult result) {}

    @Override
    public void ended(RunReport report) {}
}
