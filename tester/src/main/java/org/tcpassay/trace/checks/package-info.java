// SPDX-License-Identifier: Apache-2.0
/**
 * The standing checks, one small class each, with its domain in its comment. Sees {@code trace}, {@code wire} and
 * {@code rules}.
 */
@NullMarked
package org.tcpassay.trace.checks;

import org.jspecify.annotations.NullMarked;
