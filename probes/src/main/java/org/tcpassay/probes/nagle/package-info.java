// SPDX-License-Identifier: Apache-2.0

/** Nagle's algorithm: small text waits while something is unacknowledged; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.nagle;

import org.jspecify.annotations.NullMarked;
