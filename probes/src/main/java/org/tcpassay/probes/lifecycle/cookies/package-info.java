// SPDX-License-Identifier: Apache-2.0

/** A listener that answers SYNs without remembering them. */
@NullMarked
package org.tcpassay.probes.lifecycle.cookies;

import org.jspecify.annotations.NullMarked;
