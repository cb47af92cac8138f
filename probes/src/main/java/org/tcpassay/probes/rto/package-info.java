// SPDX-License-Identifier: Apache-2.0

/** How long the target's retransmission timer runs (RFC 6298); may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.rto;

import org.jspecify.annotations.NullMarked;
