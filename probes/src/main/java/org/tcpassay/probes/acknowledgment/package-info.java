// SPDX-License-Identifier: Apache-2.0

/** The ACK field: what it acknowledges, when it is wrong, where it is missing; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.acknowledgment;

import org.jspecify.annotations.NullMarked;
