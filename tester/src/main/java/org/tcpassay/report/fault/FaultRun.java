// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.verdict.Verdict;

/**
 * What somebody did to traffic, and what became of it.
 *
 * @param version of tcpassay
 * @param started when the path was opened
 * @param startedNs the same on the relay's clock
 * @param endedNs when the path was closed, on the relay's clock
 * @param command what ran at the left
 * @param serve what ran at the right, in words for a shell
 * @param status of the command: as a shell has it
 * @param remarks whatever else a reader should know, one sentence each
 */
public record FaultRun(
        String version,
        Scenario scenario,
        long seed,
        Instant started,
        long startedNs,
        long endedNs,
        List<String> command,
        Optional<String> serve,
        int status,
        Recording recording,
        Verdict verdict,
        List<String> remarks) {

    public FaultRun {
        command = List.copyOf(command);
        remarks = List.copyOf(remarks);
    }

    /** Such as {@code 0x5eed}. */
    String seedText() {
        return "0x" + Long.toHexString(seed);
    }

    /** On the wall's clock, nanoseconds since 1970. */
    long wallNs(long relayNs) {
        return started.getEpochSecond() * 1_000_000_000L + started.getNano() + (relayNs - startedNs);
    }
}
