// SPDX-License-Identifier: Apache-2.0

/** Probes between two kernels, and what comes of them. */
@NullMarked
package org.tcpassay.run.twohosts;

import org.jspecify.annotations.NullMarked;
