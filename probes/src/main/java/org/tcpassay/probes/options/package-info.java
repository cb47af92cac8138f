// SPDX-License-Identifier: Apache-2.0

/** Options in general: unknown, malformed, unaligned; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.options;

import org.jspecify.annotations.NullMarked;
