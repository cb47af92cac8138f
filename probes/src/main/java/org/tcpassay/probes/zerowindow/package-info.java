// SPDX-License-Identifier: Apache-2.0

/** Closed windows on both sides, and their probes; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.zerowindow;

import org.jspecify.annotations.NullMarked;
