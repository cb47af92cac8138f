// SPDX-License-Identifier: Apache-2.0

/** The two queues in front of accept(), and what becomes of connections when they are full. */
@NullMarked
package org.tcpassay.probes.lifecycle.queues;

import org.jspecify.annotations.NullMarked;
