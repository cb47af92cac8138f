// SPDX-License-Identifier: Apache-2.0

/**
 * Every state x a catalogue of stimuli, each a probe of its own that the referee judges: may see what {@code referee}
 * may.
 */
@NullMarked
package org.tcpassay.referee.matrix;

import org.jspecify.annotations.NullMarked;
