// SPDX-License-Identifier: Apache-2.0

/** Resets in every state, right and wrong; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.reset;

import org.jspecify.annotations.NullMarked;
