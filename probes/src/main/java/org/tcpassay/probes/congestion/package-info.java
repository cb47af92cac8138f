// SPDX-License-Identifier: Apache-2.0

/** How much the target lets out at once, whatever its algorithm; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.congestion;

import org.jspecify.annotations.NullMarked;
