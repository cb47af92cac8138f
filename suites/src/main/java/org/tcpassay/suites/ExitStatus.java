// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import org.tcpassay.run.Outcome;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;
import org.tcpassay.run.coverage.CoverageReport;
import org.tcpassay.run.kills.KillReport;

/** What the process tells the shell. The first that holds, from above, counts. */
final class ExitStatus {

    /** Wrong usage, an empty selection, or a missing permission. */
    static final int USAGE = 64;
    /** The tester or its lab broke. */
    static final int ERROR = 3;
    /** The target deviates in a way that its ledger does not list. */
    static final int NEW_DEVIATION = 1;

    static final int INCONCLUSIVE = 2;
    /** Nothing new; entries of the ledger that conform by now are told, not failed. */
    static final int NOTHING_NEW = 0;

    private ExitStatus() {}

    static int of(RunReport report) {
        if (report.count(Outcome.ERROR) > 0) {
            return ERROR;
        }
        if (report.count(Verdict.NEW) > 0) {
            return NEW_DEVIATION;
        }
        return report.count(Outcome.INCONCLUSIVE) > 0 ? INCONCLUSIVE : NOTHING_NEW;
    }

    /** A surviving mutant or a toothless probe counts as a deviation: ours. */
    static int of(KillReport report) {
        if (report.matrix().hasErrors()) {
            return ERROR;
        }
        return report.isFlawless() ? NOTHING_NEW : NEW_DEVIATION;
    }

    /** A requirement that nobody checks counts as a deviation: ours. */
    static int of(CoverageReport report) {
        return report.isFlawless() ? NOTHING_NEW : NEW_DEVIATION;
    }

    /**
     * Of a command under faults: its own status counts, and only if that is 0 what the scenario expected.
     *
     * @param command the command's status
     */
    static int of(int command, org.tcpassay.fault.verdict.Verdict verdict) {
        if (command != NOTHING_NEW || !verdict.asked()) {
            return command;
        }
        return switch (verdict.outcome()) {
            case FAILS -> NEW_DEVIATION;
            case INCONCLUSIVE -> INCONCLUSIVE;
            case HOLDS -> NOTHING_NEW;
        };
    }

    /** The worse of two, for runs against several targets. */
    static int worse(int first, int second) {
        return rank(first) >= rank(second) ? first : second;
    }

    private static int rank(int status) {
        return switch (status) {
            case NOTHING_NEW -> 0;
            case INCONCLUSIVE -> 1;
            case NEW_DEVIATION -> 2;
            case ERROR -> 3;
            default -> 4;
        };
    }
}
