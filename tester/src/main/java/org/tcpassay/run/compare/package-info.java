// SPDX-License-Identifier: Apache-2.0

/**
 * The same questions to several stacks: where their answers differ, and how many requirements each of them keeps.
 *
 * <p>{@link Comparison} is what comes of their runs; it asks nothing itself. May see what {@code run} may.
 *
 * <pre>
 * Comparison comparison = Comparison.of(List.of(linux, reference));
 * comparison.with(Likeness.DIFFER).forEach(row -&gt; tell(row.id()));
 * </pre>
 */
@NullMarked
package org.tcpassay.run.compare;

import org.jspecify.annotations.NullMarked;
