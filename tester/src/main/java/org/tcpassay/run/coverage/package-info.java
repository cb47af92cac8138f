// SPDX-License-Identifier: Apache-2.0

/**
 * Every requirement, the probes that check it, and what came of them at each target. A requirement that the wire can
 * show and that no probe checks is a gap of the catalogue, unless an excuse says why.
 *
 * <p>{@link Coverage} is the table, {@link Answers} what a target said. May see what {@code run} may.
 */
@NullMarked
package org.tcpassay.run.coverage;

import org.jspecify.annotations.NullMarked;
