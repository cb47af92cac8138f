// SPDX-License-Identifier: Apache-2.0

/** TIME-WAIT: old duplicates, and new incarnations; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.timewait;

import org.jspecify.annotations.NullMarked;
