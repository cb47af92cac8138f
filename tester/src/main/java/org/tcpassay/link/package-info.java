// SPDX-License-Identifier: Apache-2.0
/** Frames in and out, with time stamps. Sees {@code net}, {@code trace} and {@code wire}. */
@NullMarked
package org.tcpassay.link;

import org.jspecify.annotations.NullMarked;
