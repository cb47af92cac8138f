// SPDX-License-Identifier: Apache-2.0

/** Connections that end, or are refused, by a RST. */
@NullMarked
package org.tcpassay.probes.lifecycle.resets;

import org.jspecify.annotations.NullMarked;
