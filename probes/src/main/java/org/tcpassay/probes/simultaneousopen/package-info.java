// SPDX-License-Identifier: Apache-2.0

/** Both ends open at once; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.simultaneousopen;

import org.jspecify.annotations.NullMarked;
