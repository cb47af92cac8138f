// SPDX-License-Identifier: Apache-2.0

/** Window scaling (RFC 7323), both ways; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.windowscale;

import org.jspecify.annotations.NullMarked;
