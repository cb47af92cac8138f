// SPDX-License-Identifier: Apache-2.0

/** Receive windows that are small or closed; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.window;

import org.jspecify.annotations.NullMarked;
