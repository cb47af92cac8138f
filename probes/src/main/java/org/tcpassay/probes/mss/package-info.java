// SPDX-License-Identifier: Apache-2.0

/** The maximum segment size: offered, absent, respected; may see the language of probes only. */
@NullMarked
package org.tcpassay.probes.mss;

import org.jspecify.annotations.NullMarked;
