// SPDX-License-Identifier: Apache-2.0

/** How long, and for what, the target's acknowledgments wait; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.delayedack;

import org.jspecify.annotations.NullMarked;
