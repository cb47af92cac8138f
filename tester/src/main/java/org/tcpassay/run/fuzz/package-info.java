// SPDX-License-Identifier: Apache-2.0
/**
 * Differential fuzzing as a run: many sequences side by side, what they find confirmed, shrunk and held against the
 * ledger. May see {@code run} and what lies below it.
 */
@NullMarked
package org.tcpassay.run.fuzz;

import org.jspecify.annotations.NullMarked;
