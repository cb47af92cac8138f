// SPDX-License-Identifier: Apache-2.0

/** What timers send again, and when; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.retransmission;

import org.jspecify.annotations.NullMarked;
