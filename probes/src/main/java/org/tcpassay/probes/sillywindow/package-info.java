// SPDX-License-Identifier: Apache-2.0

/** A window that is not worth a segment; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.sillywindow;

import org.jspecify.annotations.NullMarked;
