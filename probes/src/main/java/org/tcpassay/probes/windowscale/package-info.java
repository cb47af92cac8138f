// SPDX-License-Identifier: Apache-2.0

/** Window scaling (RFC 7323): negotiated, applied in both directions; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.windowscale;

import org.jspecify.annotations.NullMarked;
