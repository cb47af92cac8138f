// SPDX-License-Identifier: Apache-2.0

/** Octets without messages: order, merging, and how many may be on the way. */
@NullMarked
package org.tcpassay.probes.lifecycle.data;

import org.jspecify.annotations.NullMarked;
