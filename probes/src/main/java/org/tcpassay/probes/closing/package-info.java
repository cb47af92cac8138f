// SPDX-License-Identifier: Apache-2.0

/** CLOSING: both FINs crossed, the target's is not acknowledged; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.closing;

import org.jspecify.annotations.NullMarked;
