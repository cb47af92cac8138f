// SPDX-License-Identifier: Apache-2.0

/** How large segments are, and what of a large write is sent again. */
@NullMarked
package org.tcpassay.probes.lifecycle.mss;

import org.jspecify.annotations.NullMarked;
