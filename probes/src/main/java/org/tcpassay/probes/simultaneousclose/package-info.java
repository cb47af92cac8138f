// SPDX-License-Identifier: Apache-2.0

/** Both ends close at once; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.simultaneousclose;

import org.jspecify.annotations.NullMarked;
