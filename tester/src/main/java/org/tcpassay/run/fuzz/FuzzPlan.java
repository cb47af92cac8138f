// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.fuzz;

import java.time.Duration;
import org.tcpassay.run.Ledger;
import org.tcpassay.target.Target;

/**
 * What a fuzzing run does.
 *
 * @param seed fixes all sequences and, in virtual time, all that comes of them
 * @param time after which no new sequence is begun
 * @param jobs side by side
 * @param ledger names the disagreements that are known
 * @param firstOnly whether the run ends with the first disagreement that counts
 */
public record FuzzPlan(Target target, long seed, Duration time, int jobs, Ledger ledger, boolean firstOnly) {}
