// SPDX-License-Identifier: Apache-2.0

/** Sequence numbers in the window, at its edges and outside; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.sequence;

import org.jspecify.annotations.NullMarked;
