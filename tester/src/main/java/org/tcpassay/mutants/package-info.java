// SPDX-License-Identifier: Apache-2.0

/**
 * Stacks with a mistake: each breaks one step of the model as real stacks have broken it, and names the rules that it
 * breaks. A probe that no mutant can fail proves nothing.
 *
 * <p>{@link Mutants} lists them all; one file a topic. May see {@code model}, {@code target} and what is pure.
 */
@NullMarked
package org.tcpassay.mutants;

import org.jspecify.annotations.NullMarked;
