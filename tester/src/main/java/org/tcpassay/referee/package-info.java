// SPDX-License-Identifier: Apache-2.0

/**
 * Probes that the model generates, and the referee over what a lab has recorded: may see {@code script} and what lies
 * below it.
 *
 * <pre>
 * Replay.judge(lab.trace(), 0, settings, true).ifPresent(disagreement -&gt; ...)
 * </pre>
 */
@NullMarked
package org.tcpassay.referee;

import org.jspecify.annotations.NullMarked;
