// SPDX-License-Identifier: Apache-2.0

/** Fields of single segments, and what is answered to them. */
@NullMarked
package org.tcpassay.probes.lifecycle.segments;

import org.jspecify.annotations.NullMarked;
