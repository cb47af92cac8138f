// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.util.List;

/** Is told what a run does while it does it; calls come one at a time, from any thread. */
public interface RunListener {

    /**
     * The run is about to begin.
     *
     * @param probes what will be run, in the order of the catalogue; a probe that is repeated is there once
     * @param rounds how often each is run, from 1
     */
    void started(List<ProbeInfo> probes, int rounds);

    /** One execution has ended; executions end in any order. */
    void finished(ProbeResult result);

    /** All have ended, and the reports are written. */
    void ended(RunReport report);
}
