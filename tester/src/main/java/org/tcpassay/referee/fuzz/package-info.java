// SPDX-License-Identifier: Apache-2.0

/**
 * Differential fuzzing: random sequences of segments and user calls against a target, judged by the model, and shrunk
 * to the shortest that still shows where the two part. May see {@code script} and what lies below it.
 */
@NullMarked
package org.tcpassay.referee.fuzz;

import org.jspecify.annotations.NullMarked;
