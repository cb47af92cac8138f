// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.Optional;
import org.tcpassay.lab.Bench;

/** What a runner wants of a lab whose probe has ended. */
public final class Aftermath {

    private final Bench bench;
    private final Optional<Hosts> hosts;

    Aftermath(Bench bench, Optional<Hosts> hosts) {
        this.bench = bench;
        this.hosts = hosts;
    }

    /** Takes in what is still under way, so that standing checks see it. */
    public void settle() {
        bench.pump(0);
    }

    /** Frames that the kernel lost. */
    public long dropped() {
        return bench.dropped();
    }

    /** The longest time that anything waited for the tester; where there are two hosts nothing waits for its link. */
    public Duration lateness() {
        return hosts.map(Hosts::lateness).orElseGet(() -> Duration.ofNanos(bench.latenessNs()));
    }

    /** What is known of the two hosts, if there were any. */
    public Optional<HostsTrace> hosts() {
        return hosts.map(Hosts::trace);
    }

    /** Leaves nothing open at a stack that others will ask; the trace must have been taken. */
    public void leave() {
        bench.leave();
    }
}
