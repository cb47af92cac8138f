// SPDX-License-Identifier: Apache-2.0

/** How the target finds out about losses and makes them good; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.recovery;

import org.jspecify.annotations.NullMarked;
