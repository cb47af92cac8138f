// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tcpassay.script.HostsTrace;
import org.tcpassay.trace.Trace;

/**
 * One execution of one probe.
 *
 * @param wall from opening the lab to closing it
 * @param reason why the outcome is what it is; empty for CONFORMS
 * @param finding what was broken, for DEVIATES
 * @param standing one line per broken standing check
 * @param checks how many standing checks were held against the trace
 * @param doors which of several permitted answers were seen
 * @param ledgerReason the ledger's words, for KNOWN and FIXED
 * @param error stack trace, for ERROR
 * @param hosts what happened between two hosts, where the probe is about two
 * @param capture the pcapng, if one was written
 * @param attempts how often it was run until it was conclusive, from 1
 */
public record ProbeResult(
        ProbeInfo probe,
        Outcome outcome,
        Verdict verdict,
        Duration wall,
        String reason,
        Optional<Finding> finding,
        List<String> standing,
        int checks,
        List<String> doors,
        Optional<String> ledgerReason,
        Optional<String> error,
        Trace trace,
        Optional<HostsTrace> hosts,
        Optional<Path> capture,
        int attempts) {

    public ProbeResult {
        standing = List.copyOf(standing);
        doors = List.copyOf(doors);
    }

    /** The same with an empty trace. */
    ProbeResult withoutTrace() {
        var empty = new Trace(trace.startNs(), trace.clock(), List.of(), List.of());
        return new ProbeResult(
                probe,
                outcome,
                verdict,
                wall,
                reason,
                finding,
                standing,
                checks,
                doors,
                ledgerReason,
                error,
                empty,
                Optional.empty(),
                capture,
                attempts);
    }
}
