// SPDX-License-Identifier: Apache-2.0

/**
 * Every probe against every mutant: which probe notices which mistake. A mutant that no probe notices shows a gap of
 * the catalogue, a probe that notices no mutant proves nothing.
 *
 * <p>{@link MutationRun} asks, {@link KillMatrix} is what comes of it. May see what {@code run} may.
 */
@NullMarked
package org.tcpassay.run.kills;

import org.jspecify.annotations.NullMarked;
