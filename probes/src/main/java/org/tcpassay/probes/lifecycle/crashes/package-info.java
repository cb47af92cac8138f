// SPDX-License-Identifier: Apache-2.0

/** Processes that are killed, and hosts that vanish. */
@NullMarked
package org.tcpassay.probes.lifecycle.crashes;

import org.jspecify.annotations.NullMarked;
